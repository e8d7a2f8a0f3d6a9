import BenchModel
import WorkerProtocol

extension LaunchScript {
  /// Long enough that what happens now and then is met, and short beside the timed passes of a launch.
  private static let probeNanoseconds = 10e6
  private static let mostProbed = 10_000
  private static let fewestProbed = 10

  /// How many iterations a probe counts over: a power of ten, so that two runs of slightly different speed count over
  /// the same number; only one where ten would take longer than a launch has.
  static func probeIterations(cost: Double, limit: Double) -> Int {
    if cost * Double(fewestProbed) > limit { return 1 }
    var iterations = fewestProbed
    while iterations < mostProbed, cost * Double(iterations) * 10 <= probeNanoseconds { iterations *= 10 }
    return iterations
  }

  /// What the worker counts; nothing where it refuses to, which is no failure of the benchmark.
  ///
  /// Figures of metrics that are not known here are left out.
  func probe(_ worker: any WorkerConnection, iterations: Int) throws(WorkerFailure) -> [ProbeFigure] {
    let answer: WorkerAnswer
    do throws(WorkerFailure) {
      answer = try ask(worker, .probe(iterations: iterations))
    } catch {
      if error.isRefusal { return [] }
      throw error
    }
    guard case .probed(let figures) = answer else { throw unexpected() }
    let known = Metric.probed.compactMap { metric in figures.first { $0.metric == metric.name } }
    let signed = Set(Metric.probed.filter(\.isSigned).map(\.name))
    guard known.allSatisfy({ $0.value.isFinite && ($0.value >= 0 || signed.contains($0.metric)) }) else {
      throw WorkerFailure(.protocolViolation, "the worker answered with a figure that is negative or not finite")
    }
    return known
  }
}
