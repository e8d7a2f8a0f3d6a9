/// A service-level objective: a limit that a statistic of matching benchmarks has to keep.
public struct Objective: Codable, Hashable, Sendable {
  /// Which side of the limit is kept.
  public enum Bound: String, Codable, Sendable {
    /// The measured value has to stay below the limit.
    case below = "<"
    /// The measured value has to stay above the limit.
    case above = ">"
  }

  /// What the objective is called on a page.
  public let name: String
  /// A pattern of benchmark identities, with `*` and `?`.
  public let benchmark: String
  /// The metric's name.
  public let metric: String
  /// The statistic of that metric.
  public let statistic: Statistic
  /// Which side of the limit is kept.
  public let bound: Bound
  /// The limit.
  public let limit: Quantity
  /// Where the objective was written, as a person would look it up.
  public let origin: String?

  /// Makes an objective.
  public init(
    name: String, benchmark: String, metric: String, statistic: Statistic, bound: Bound, limit: Quantity,
    origin: String? = nil
  ) {
    self.name = name
    self.benchmark = benchmark
    self.metric = metric
    self.statistic = statistic
    self.bound = bound
    self.limit = limit
    self.origin = origin
  }

  /// Reads a limit with its side, such as `< 200us` or `> 5000/s`.
  ///
  /// - Throws: what is wrong with the text and what it may be instead.
  public static func requirement(_ text: String) throws(NotationError) -> (bound: Bound, limit: Quantity) {
    let body = text.trimmed
    guard let bound = Bound(rawValue: String(body.prefix(1))) else {
      throw NotationError(text: text, expected: "a requirement such as '< 200us' or '> 5000/s'")
    }
    return (bound, try Quantity(String(body.dropFirst())))
  }
}
