import BenchModel
import WorkerProtocol

extension LaunchScript {
  /// Long enough that what happens now and then is met, and short beside the timed passes of a launch.
  private static let probeNanoseconds = 10e6
  private static let mostProbed = 10_000
  private static let fewestProbed = 10
  private static let counted = 10
  /// Far above what most bodies take, so that the speed of the moment decides of few.
  private static let longestCount = 1e9

  /// How many iterations counts that are to repeat exactly are taken over: ten, or one of a body of more than 0.1 s.
  ///
  /// What a pass allocates once is shared out over its iterations (26.01 each over 100 and 26.1 over 10 are one count),
  /// so that the number must not follow from what the body took at this moment: it is the same in all runs.
  /// Few are also what a table that grows now and then seldom grows in.
  static func countedIterations(cost: Double) -> Int {
    cost * Double(counted) > longestCount ? 1 : counted
  }

  /// How many iterations a probe counts over what scatters by itself: a power of ten, as many as take about 10 ms; only
  /// one where ten would take longer than a launch has.
  static func probeIterations(cost: Double, limit: Double) -> Int {
    if cost * Double(fewestProbed) > limit { return 1 }
    var iterations = fewestProbed
    while iterations < mostProbed, cost * Double(iterations) * 10 <= probeNanoseconds { iterations *= 10 }
    return iterations
  }

  /// The counts that are to repeat exactly.
  func count(_ worker: any WorkerConnection, iterations: Int) throws(WorkerFailure) -> Probe {
    try sendProbe(to: worker, iterations: iterations)
    return try receiveProbe(from: worker, iterations: iterations, of: .exact)
  }

  /// What scatters by itself.
  func probe(_ worker: any WorkerConnection, iterations: Int) throws(WorkerFailure) -> Probe {
    try sendProbe(to: worker, iterations: iterations)
    return try receiveProbe(from: worker, iterations: iterations, of: .noisy)
  }

  /// Asks a worker that can be probed, and does not wait.
  func sendProbe(to worker: any WorkerConnection, iterations: Int) throws(WorkerFailure) {
    if canProbe { try send(.probe(iterations: iterations), to: worker) }
  }

  /// What the worker counted; nothing where it refuses to, which is no failure of the benchmark.
  ///
  /// Figures of metrics that are not known here are left out.
  func receiveProbe(
    from worker: any WorkerConnection, iterations: Int, of nature: Metric.Nature
  ) throws(WorkerFailure) -> Probe {
    guard canProbe else { return .none }
    let answer: WorkerAnswer
    do throws(WorkerFailure) {
      answer = try receive(from: worker)
    } catch {
      if error.isRefusal { return .none }
      throw error
    }
    guard case .probed(let figures) = answer else { throw unexpected() }
    let known = Metric.probed.filter { $0.nature == nature }
      .compactMap { metric in figures.first { $0.metric == metric.name } }
    let signed = Set(Metric.probed.filter(\.isSigned).map(\.name))
    guard known.allSatisfy({ $0.value.isFinite && ($0.value >= 0 || signed.contains($0.metric)) }) else {
      throw WorkerFailure(.protocolViolation, "the worker answered with a figure that is negative or not finite")
    }
    return Probe(iterations: iterations, figures: known)
  }
}
