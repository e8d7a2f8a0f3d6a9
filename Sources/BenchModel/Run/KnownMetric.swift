/// A metric that the tools themselves know, with what it means.
public struct KnownMetric: Sendable {
  /// The metric.
  public let metric: Metric
  /// What it is, in a few words that may follow its name.
  public let meaning: StaticString
  /// What else a reader of its figures ought to know, in sentences; absent where the meaning says it all.
  public let detail: StaticString?
  /// Whether a worker counts it in a pass of its own.
  public let isProbed: Bool
  /// Whether it explains a change rather than being one that users feel, and is judged only where the policy names it:
  /// it follows the load of the machine or the number of iterations, or is derived from others.
  public let isDiagnostic: Bool

  init(
    _ metric: Metric, _ meaning: StaticString, detail: StaticString? = nil, isProbed: Bool = false,
    isDiagnostic: Bool = false
  ) {
    self.metric = metric
    self.meaning = meaning
    self.detail = detail
    self.isProbed = isProbed
    self.isDiagnostic = isDiagnostic
  }

  /// What it is, in whole sentences.
  package var sentences: String {
    let text = meaning.description
    let detail = detail.map { " \($0)" } ?? ""
    return text.prefix(1).uppercased() + text.dropFirst() + "." + detail + (metric.nature == .exact ? " Exact." : "")
  }
}
