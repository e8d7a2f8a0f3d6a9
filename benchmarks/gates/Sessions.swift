import BenchModel
import Glibc

/// Prints what sessions cost and how often they are wrong that end as soon as a benchmark is decided.
enum Sessions {
  /// The built-in tolerance of time.
  private static let tolerance = 0.02

  /// - Parameter folders: where recorded sessions of a program with itself are; without them rounds are drawn.
  static func printTable(sessions: Int, folders: [String]) throws {
    print(
      "| rounds scatter | spread | fixed | error at the tolerance | of any row | proven there | cut at 20: error "
        + "| 0 %: rounds | decided | 5 %: rounds | found | 10 %: rounds | found |")
    print("| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    if !folders.isEmpty {
      let recorded = try RecordedRounds(folders: folders)
      return print(try line(recorded, spread: "\(recorded.count) benchmarks", sessions: sessions, seed: 3000))
    }
    for (place, source) in sources.enumerated() {
      let spread = percent(source.spread, decimals: source.spread < 0.01 ? 1 : 0)
      print(try line(source, spread: spread, sessions: sessions, seed: UInt64(2000 + 10 * place)))
      fflush(nil)  // A line is minutes of work.
    }
  }

  private static var sources: [DrawnRounds] {
    let shapes = LaunchShape.allCases.flatMap { shape in
      [0.005, 0.02, 0.04].map { DrawnRounds(shape: shape, spread: $0) }
    }
    return shapes + [0.005, 0.02].map { DrawnRounds(shape: .normal, spread: $0, strikes: 0.2) }
  }

  private static func line(
    _ source: any RoundSource, spread: String, sessions: Int, seed: UInt64
  ) throws -> String {
    var session = SimulatedSession(source: source, change: 2 * tolerance)
    let fixed = try session.fewestFixedRounds(sessions: min(sessions, 500), seed: seed)
    func tally(_ change: Double, _ sessions: Int, cutAt: Int? = nil) throws -> SimulatedSession.Tally {
      (session.change, session.cutAt) = (change, cutAt)
      return try session.tally(sessions: sessions, seed: seed + 1)
    }
    let atTolerance = try tally(tolerance, sessions)
    let cut = try tally(tolerance, sessions, cutAt: 20)
    let tallies = try [0, 0.05, 0.10].map { try tally($0, max(sessions / 5, 1)) }
    func share(_ count: Int, _ tally: SimulatedSession.Tally) -> String {
      percent(Double(count) / Double(tally.ended), decimals: 2)
    }
    func rounds(_ tally: SimulatedSession.Tally) -> String {
      let mean = Double(tally.rounds) / Double(tally.ended)
      let ratio = fixed.map { " (\(DecimalText.fixed(mean / Double($0), decimals: 2)))" } ?? ""
      return DecimalText.fixed(mean, decimals: 1) + ratio
    }
    let cells = [
      source.name, spread, fixed.map { String($0) } ?? "above 400", share(atTolerance.decidedlyRegressed, atTolerance),
      share(atTolerance.regressed, atTolerance), share(atTolerance.proven, atTolerance),
      share(cut.decidedlyRegressed, cut), rounds(tallies[0]), share(tallies[0].proven, tallies[0]), rounds(tallies[1]),
      share(tallies[1].regressed, tallies[1]), rounds(tallies[2]), share(tallies[2].regressed, tallies[2]),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private static func percent(_ share: Double, decimals: Int) -> String {
    DecimalText.fixed(share * 100, decimals: decimals) + " %"
  }
}
