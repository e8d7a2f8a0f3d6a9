import BenchComparison
import BenchModel
import BenchStatistics
import Glibc

/// A gate over simulated runs: the product judges them, whole, as it judges files.
struct SimulatedGate {
  var shape = LaunchShape.normal
  /// The standard deviation of launches, as a share.
  var spread = 0.03
  /// Whether benchmarks differ in spread: by a factor of two up and down, most of them.
  var isMixed = false
  var benchmarks = 50
  var launches = 10
  /// By how much the first benchmark is slower in the current run.
  var change = 0.0
  var policy = Policy()

  /// What became of many such gates.
  struct Tally {
    var gates = 0
    /// By a regression, which there is none of where nothing changed.
    var failed = 0
    /// Not one row could be decided.
    var undecided = 0
    var found = 0
    var unproven = 0.0
    var confidences: [Double] = []

    /// The confidence that half of the comparisons exceeded.
    var median: Double { confidences.sorted()[confidences.count / 2] }

    /// The upper end of the 95 % interval of a rate, by Wilson's score.
    static func upperEnd(_ count: Int, of total: Int) -> Double {
      let (n, p, z) = (Double(total), Double(count) / Double(total), 1.96)
      return (p + z * z / 2 / n + z * (p * (1 - p) / n + z * z / 4 / n / n).squareRoot()) / (1 + z * z / n)
    }
  }

  func tally(gates: Int, seed: UInt64) throws -> Tally {
    var random = SplitMix64(seed: seed)
    var tally = Tally()
    for _ in 0..<gates { try judge(&random, into: &tally) }
    return tally
  }

  private func judge(_ random: inout SplitMix64, into tally: inout Tally) throws {
    let spreads = (0..<benchmarks).map { _ in isMixed ? spread * exp(0.7 * LaunchShape.normal(&random)) : spread }
    let comparison = try Judge.compare(
      baseline: run("baseline", spreads, slower: 0, &random), current: run("current", spreads, slower: change, &random),
      policy: policy, policySource: "simulation", sameBytes: false)
    tally.gates += 1
    tally.confidences.append(comparison.level?.confidence ?? 1)
    switch comparison.gate.outcome {
    case .regression: tally.failed += 1
    case .undecided, .incomplete: tally.undecided += 1
    case .pass: break
    }
    if comparison.rows.contains(where: { $0.id.name == "0" && $0.verdict == .regressed }) { tally.found += 1 }
    tally.unproven += Double(comparison.gate.counts.inconclusive) / Double(comparison.rows.count)
  }

  private func run(
    _ name: String, _ spreads: [Double], slower change: Double, _ random: inout SplitMix64
  ) -> RunSource {
    var environment = RunEnvironment()
    environment.optimised = true
    // Two runs of an idle machine, one after the other.
    (environment.loadAtStart, environment.logicalProcessors) = (0, 2)
    let results = spreads.enumerated().map { place, spread in
      let location = 1e4 * (place == 0 ? 1 + change : 1)
      return BenchmarkResult(
        id: BenchmarkID(group: "", name: String(place)), samples: [sample(around: location, spread, &random)])
    }
    let run = BenchmarkRun(
      id: name, startedAt: "2026-01-01T00:00:00Z", suite: "simulation", environment: environment, metrics: [.time],
      results: results)
    return RunSource(run: run, file: name, format: "simulation")
  }

  private func sample(around location: Double, _ spread: Double, _ random: inout SplitMix64) -> Sample {
    let places = Array(0..<launches)
    let values = places.map { _ in
      let launch = location * exp(spread * shape.deviate(&random))
      // Batches within a launch scatter by half a per cent, which is less than launches do in any case below.
      return (0..<5).map { _ in launch * exp(0.005 * LaunchShape.normal(&random)) }
    }
    return Sample(
      metric: Metric.time.name, process: places, round: places, order: places, iterations: places.map { _ in 100 },
      values: values)
  }
}
