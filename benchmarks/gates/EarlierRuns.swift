import BenchComparison
import BenchModel
import BenchStatistics
import Glibc

/// One new run judged against several earlier ones on a machine that is slower now and then.
struct EarlierRuns {
  let runs: Int
  /// Of how many runs one meets the slow state.
  let slowShare: Double
  let benchmarks: Int
  /// By how much the benchmarks of the new run are slower.
  var change = 0.0

  /// By how much the slow state slows everything.
  private static let slowness = 0.3
  /// The standard deviation of a run within a state, as a share.
  private static let spread = 0.01

  /// Prints how many gates fail in which nothing changed, and how many find a benchmark of ten that became 20 % slower.
  static func printTable(gates: Int) throws {
    print(
      "| earlier runs | slow share | benchmarks | fail | at most | by the states alone | undecided | find +20 % of one |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    var seed = UInt64(7000)
    for runs in [5, 10, 20] {
      for share in [0, 0.02, 0.1, 0.5] {
        for benchmarks in [1, 10] {
          seed += 2
          let null = EarlierRuns(runs: runs, slowShare: share, benchmarks: benchmarks)
          let planted = EarlierRuns(runs: runs, slowShare: share, benchmarks: benchmarks, change: 0.2)
          print(line(null, try null.tally(gates, seed: seed), try planted.tally(gates, seed: seed + 1), of: gates))
          fflush(nil)
        }
      }
    }
  }

  private static func line(_ scenario: EarlierRuns, _ null: Tally, _ planted: Tally, of gates: Int) -> String {
    func percent(_ share: Double) -> String { DecimalText.fixed(share * 100, decimals: 1) + " %" }
    let alone = scenario.slowShare * pow(1 - scenario.slowShare, Double(scenario.runs))
    let cells = [
      String(scenario.runs), percent(scenario.slowShare), String(scenario.benchmarks),
      percent(Double(null.failed) / Double(gates)),
      percent(SimulatedGate.Tally.upperEnd(null.failed, of: gates)), percent(alone),
      percent(Double(null.undecided) / Double(gates)), percent(Double(planted.found) / Double(gates)),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private struct Tally {
    var failed = 0
    var undecided = 0
    var found = 0
  }

  private func tally(_ gates: Int, seed: UInt64) throws -> Tally {
    var random = SplitMix64(seed: seed)
    var tally = Tally()
    for _ in 0..<gates {
      let comparison = try Judge.compare(
        baseline: side("earlier", runs, slower: 0, &random), current: side("new", 1, slower: change, &random),
        policy: Policy(), policySource: "simulation", sameBytes: false)
      switch comparison.gate.outcome {
      case .regression: tally.failed += 1
      case .undecided, .incomplete: tally.undecided += 1
      case .pass: break
      }
      if comparison.rows.contains(where: { $0.id.name == "0" && $0.verdict == .regressed }) { tally.found += 1 }
    }
    return tally
  }

  /// A side of so many runs, each of which meets one state of the machine.
  private func side(_ name: String, _ count: Int, slower change: Double, _ random: inout SplitMix64) -> RunSource {
    let states = (0..<count).map { _ in
      Double(random.next() >> 11) * 0x1p-53 < slowShare ? 1 + Self.slowness : 1
    }
    let places = Array(0..<count)
    let results = (0..<benchmarks).map { place in
      let location = 1e4 * (place == 0 ? 1 + change : 1)
      let values = states.map { [location * $0 * exp(Self.spread * LaunchShape.normal(&random))] }
      let sample = Sample(
        metric: Metric.time.name, process: places, round: places, order: places, iterations: places.map { _ in 1 },
        values: values, moment: count > 1 ? places : nil)
      return BenchmarkResult(id: BenchmarkID(group: "", name: String(place)), samples: [sample])
    }
    let run = BenchmarkRun(
      id: name, suite: "simulation", environment: RunEnvironment(), metrics: [.time], results: results)
    return RunSource(run: run, file: name, format: "simulation")
  }
}
