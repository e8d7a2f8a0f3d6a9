import BenchModel
import BenchRunner

/// How long each benchmark kept a runner busy, by what the runner reports: its launches, and what lies before the next.
final class DurationLog {
  private var nanoseconds: [BenchmarkID: Double] = [:]
  private var last: (id: BenchmarkID, begin: ContinuousClock.Instant)?

  /// Takes in what a runner reports, and hands it on.
  func watching(_ report: @escaping (RunEvent) -> Void) -> (RunEvent) -> Void {
    { event in
      if case .launching(let id, _, _) = event { self.begin(id) }
      report(event)
    }
  }

  /// Results with what they took, once the runner has ended.
  func told(of results: [BenchmarkResult]) -> [BenchmarkResult] {
    begin(nil)
    return results.map { result in nanoseconds[result.id].map { result.with(duration: $0) } ?? result }
  }

  private func begin(_ id: BenchmarkID?) {
    let now = ContinuousClock.now
    if let last { nanoseconds[last.id, default: 0] += last.begin.duration(to: now) / .nanoseconds(1) }
    last = id.map { ($0, now) }
  }
}
