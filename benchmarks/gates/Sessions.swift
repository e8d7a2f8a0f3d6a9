import BenchModel
import Glibc

/// Prints what sessions cost and how often they are wrong that end as soon as a benchmark is decided.
enum Sessions {
  /// The built-in tolerance of time.
  private static let tolerance = 0.02

  static func printTable(sessions: Int) throws {
    print("| rounds scatter | spread | fixed | error at the tolerance | 0 %: rounds | decided | 10 %: rounds | found |")
    print("| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (place, shape) in LaunchShape.allCases.enumerated() {
      for (step, spread) in [0.02, 0.04].enumerated() {
        print(try line(shape, spread, sessions: sessions, seed: UInt64(2000 + 100 * place + 10 * step)))
        fflush(nil)  // A line is minutes of work.
      }
    }
  }

  private static func line(
    _ shape: LaunchShape, _ spread: Double, sessions: Int, seed: UInt64
  ) throws -> String {
    var session = SimulatedSession(shape: shape, spread: spread, change: 2 * tolerance)
    let fixed = try session.fewestFixedRounds(sessions: min(sessions, 1000), seed: seed)
    session.rounds = max(75, fixed)
    func tally(_ change: Double, _ sessions: Int) throws -> SimulatedSession.Tally {
      session.change = change
      return try session.tally(sessions: sessions, seed: seed + 1)
    }
    let atTolerance = try tally(tolerance, sessions)
    let unchanged = try tally(0, max(sessions / 5, 1))
    let slower = try tally(0.10, max(sessions / 5, 1))
    func percent(_ count: Int, _ tally: SimulatedSession.Tally) -> String {
      DecimalText.fixed(Double(count) / Double(tally.ended) * 100, decimals: 2) + " %"
    }
    func rounds(_ tally: SimulatedSession.Tally) -> String {
      let mean = Double(tally.rounds) / Double(tally.ended)
      return "\(DecimalText.fixed(mean, decimals: 1)) (\(DecimalText.fixed(mean / Double(fixed), decimals: 2)))"
    }
    let cells = [
      shape.rawValue, DecimalText.fixed(spread * 100, decimals: 0) + " %", String(fixed),
      percent(atTolerance.regressed, atTolerance), rounds(unchanged), percent(unchanged.proven, unchanged),
      rounds(slower), percent(slower.regressed, slower),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }
}
