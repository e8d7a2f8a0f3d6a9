/// How long to wait before each further attempt.
package struct Backoff: Sendable, Hashable {
  package let first: Duration
  package let factor: Double
  package let longest: Duration

  package init(first: Duration, factor: Double = 1, longest: Duration = .seconds(60)) {
    precondition(first >= .zero && factor >= 1, "waiting times are neither negative nor shrinking")
    self.first = first
    self.factor = factor
    self.longest = longest
  }

  package static let none = Backoff(first: .zero)
  package static func constant(_ duration: Duration) -> Backoff { Backoff(first: duration, longest: duration) }
  package static func exponential(first: Duration, longest: Duration = .seconds(60)) -> Backoff {
    Backoff(first: first, factor: 2, longest: longest)
  }

  /// The wait after that many failed attempts, at least one.
  package func delay(after attempts: Int) -> Duration {
    var delay = first
    for _ in 1..<max(attempts, 1) {
      guard delay < longest else { break }
      delay = delay * factor
    }
    return min(delay, longest)
  }
}
