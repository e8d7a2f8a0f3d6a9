import BenchModel
import Glibc

/// Prints what a second session of what regressed takes from false alarms, and what from true ones.
enum Confirmations {
  /// The built-in tolerance of time.
  private static let tolerance = 0.02

  static func printTable(sessions: Int) throws {
    print(
      "| rounds scatter | spread | at the tolerance: one session | confirmed | at twice: one session | confirmed | lost "
        + "| rounds: one session | both |")
    print("| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (place, shape) in LaunchShape.allCases.enumerated() {
      for (index, spread) in [0.005, 0.02].enumerated() {
        let source = DrawnRounds(shape: shape, spread: spread)
        print(try line(source, spread: spread, sessions: sessions, seed: UInt64(5000 + 10 * place + index)))
        fflush(nil)  // A line is minutes of work.
      }
    }
  }

  private static func line(
    _ source: DrawnRounds, spread: Double, sessions: Int, seed: UInt64
  ) throws -> String {
    func tally(_ change: Double, confirms: Bool) throws -> SimulatedSession.Tally {
      try SimulatedSession(source: source, change: change, confirms: confirms).tally(sessions: sessions, seed: seed)
    }
    func percent(_ count: Int) -> String {
      DecimalText.fixed(Double(count) / Double(sessions) * 100, decimals: 2) + " %"
    }
    func mean(_ rounds: Int) -> String { DecimalText.fixed(Double(rounds) / Double(sessions), decimals: 1) }
    let null = (try tally(tolerance, confirms: false), try tally(tolerance, confirms: true))
    let slower = (try tally(2 * tolerance, confirms: false), try tally(2 * tolerance, confirms: true))
    let cells = [
      source.name, DecimalText.fixed(spread * 100, decimals: 1) + " %", percent(null.0.regressed),
      percent(null.1.regressed), percent(slower.0.regressed), percent(slower.1.regressed),
      percent(slower.0.regressed - slower.1.regressed), mean(slower.0.rounds), mean(slower.1.rounds),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }
}
