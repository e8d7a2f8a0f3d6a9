import StrictJSON

/// The places of a policy file, as rules remember them and as errors name them.
struct PolicyPlaces: Sendable {
  let source: String

  /// Where a rule stands, as a person would look it up: `baselines/policy.json:12`.
  func origin(of position: JSONPosition?) -> String {
    position.map { "\(source):\($0.line)" } ?? source
  }

  /// An error at a place.
  func fault(_ problem: String, at position: JSONPosition?) -> FormatError {
    FormatError(source: source, position: position, problem: problem)
  }
}
