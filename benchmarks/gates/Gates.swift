import BenchModel
import Glibc

/// Simulates whole gates and prints how many fail in which nothing changed, and how many find a planted change.
///
/// Run it with `swift run -c release gates [GATES [SCATTER]]`; 1,000 gates a line unless another number is given, all
/// scatters of launches or one. Every figure is seeded: the same program prints the same table. With `sessions` before
/// the number it simulates sessions that end as soon as a benchmark is decided; folders of recorded sessions after the
/// number take the place of drawn rounds. With `confirmations` what regressed is measured again in a second session.
/// With `runs` one new run is judged against several earlier ones, on a machine that is slower now and then.
@main
struct Gates {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "sessions" {
      let rest = arguments.dropFirst()
      return try Sessions.printTable(
        sessions: rest.first.flatMap { Int($0) } ?? 10_000, folders: Array(rest.dropFirst()))
    }
    if arguments.first == "confirmations" {
      return try Confirmations.printTable(sessions: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000)
    }
    if arguments.first == "runs" {
      return try EarlierRuns.printTable(gates: arguments.dropFirst().first.flatMap { Int($0) } ?? 2000)
    }
    let gates = arguments.first.flatMap { Int($0) } ?? 1000
    print(
      "| launches scatter | spread | benchmarks | launches | change | fail | at most | undecided | found | level | rows unproven |"
    )
    print("| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    let wanted = arguments.dropFirst().first
    for (place, scenario) in scenarios.enumerated() where wanted == nil || wanted == scenario.shape.rawValue {
      let tally = try scenario.tally(gates: gates, seed: UInt64(1000 + place))
      print(line(scenario, tally))
      fflush(nil)  // A line is a minute's work on a busy machine.
    }
  }

  private static var scenarios: [SimulatedGate] {
    var all: [SimulatedGate] = []
    for shape in LaunchShape.allCases {
      for spread in [0.02, 0.03] { all.append(SimulatedGate(shape: shape, spread: spread)) }
      all.append(SimulatedGate(shape: shape, spread: 0.02, isMixed: true))
      for change in [0.05, 0.10] { all.append(SimulatedGate(shape: shape, spread: 0.02, change: change)) }
    }
    for launches in [5, 20] { all.append(SimulatedGate(launches: launches)) }
    for benchmarks in [5, 200] { all.append(SimulatedGate(benchmarks: benchmarks)) }
    return all
  }

  private static func line(_ scenario: SimulatedGate, _ tally: SimulatedGate.Tally) -> String {
    func percent(_ share: Double, _ decimals: Int = 1) -> String {
      DecimalText.fixed(share * 100, decimals: decimals) + " %"
    }
    let total = Double(tally.gates)
    let isNull = scenario.change == 0
    let cells = [
      scenario.shape.rawValue, percent(scenario.spread, 0) + (scenario.isMixed ? ", mixed" : ""),
      String(scenario.benchmarks), String(scenario.launches), isNull ? "none" : percent(scenario.change, 0),
      isNull ? percent(Double(tally.failed) / total) : "",
      isNull ? percent(SimulatedGate.Tally.upperEnd(tally.failed, of: tally.gates)) : "",
      isNull ? percent(Double(tally.undecided) / total) : "",
      isNull ? "" : percent(Double(tally.found) / total), percent(tally.median, 2),
      percent(tally.unproven / total, 0),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }
}
