import BenchModel

extension RunAssembly {
  /// Adds how many of a load's requests failed; a benchmark of which most did has not done its work.
  mutating func addFailures(of id: BenchmarkID, _ failures: Double, among requests: Double, process: Int? = nil) {
    guard requests > 0 else { return }
    let share = min(1, failures / requests)
    if let process {
      measure(id, .failureShare, [share], process: process)
    } else {
      publish(id, .failureShare, Summary(count: Int(exactly: requests), mean: share))
    }
    if let reason = Self.failure(of: failures, among: requests) { fail(id, reason) }
  }

  /// Why a benchmark has failed of whose requests so many did; nil if at least half of them did their work.
  static func failure(of failures: Double, among requests: Double) -> String? {
    guard requests > 0, failures * 2 > requests else { return nil }
    return "\(whole(failures)) of \(whole(requests)) requests failed"
  }

  private static func whole(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }
}
