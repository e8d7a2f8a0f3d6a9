import BenchModel
import BenchStatistics
import SafeFiles
import StrictJSON

/// Rounds drawn from recorded sessions of a program with itself.
///
/// A session is drawn in blocks of five consecutive rounds of one benchmark, so that what rounds have in common with
/// their neighbours stays. A coin for each block says which of the two sides is called slower: the sides of a recording
/// differ by chance, by as much as the error of all of its rounds, which would be a change of the sessions drawn.
struct RecordedRounds: RoundSource {
  let name = "recorded"
  /// For each benchmark, the laps of each round of both sides.
  private let benchmarks: [Sides<[[Double]]>]

  private static let block = 5
  /// Enough laps for the best of twenty and the third quartile.
  private static let laps = 24
  private static let largestFile = 1 << 30

  /// Reads the two files of each of these folders.
  init(folders: [String]) throws {
    benchmarks = try folders.flatMap { folder in
      let (before, after) = (try Self.run(at: "\(folder)/baseline.json"), try Self.run(at: "\(folder)/current.json"))
      return before.results.compactMap { result -> Sides<[[Double]]>? in
        let other = after.results.first { $0.id == result.id }
        guard let first = result.sample(of: .time), let second = other?.sample(of: .time) else { return nil }
        let rounds = Sides(baseline: first.values.map(Self.some), current: second.values.map(Self.some))
        return rounds.baseline.count == rounds.current.count && rounds.baseline.count >= 2 * Self.block ? rounds : nil
      }
    }
    guard !benchmarks.isEmpty else { throw Nothing(folders: folders) }
  }

  /// No folder has a benchmark of enough rounds.
  struct Nothing: Error {
    let folders: [String]
  }

  /// How many benchmarks there are to draw from.
  var count: Int { benchmarks.count }

  private static func run(at path: String) throws -> BenchmarkRun {
    try JSONDocument(InputFile.bytes(at: path, limit: largestFile)).decode(BenchmarkRun.self)
  }

  /// As many laps as are needed, from all over the round.
  private static func some(of all: [Double]) -> [Double] {
    let step = max(1, all.count / laps)
    return stride(from: 0, to: all.count, by: step).prefix(laps).map { all[$0] }
  }

  func rounds(_ count: Int, slower change: Double, _ random: inout SplitMix64) -> Sides<[[Double]]> {
    let recorded = benchmarks[Int(random.draw(below: UInt64(benchmarks.count)))]
    var drawn = Sides<[[Double]]>(baseline: [], current: [])
    while drawn.baseline.count < count {
      let start = Int(random.draw(below: UInt64(recorded.baseline.count - Self.block + 1)))
      let block = start..<start + Self.block
      let isSwapped = random.draw(below: 2) == 0
      drawn.baseline += isSwapped ? recorded.current[block] : recorded.baseline[block]
      let slower = isSwapped ? recorded.baseline[block] : recorded.current[block]
      drawn.current += slower.map { $0.map { $0 * (1 + change) } }
    }
    return drawn.map { Array($0.prefix(count)) }
  }
}
