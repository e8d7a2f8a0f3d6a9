import BenchModel

/// How many iterations the second long lap of each benchmark has: the same on all sides and in all starts.
///
/// The first long lap has as many as are expected to execute enough, by their time. A body that waits for memory or
/// sleeps executes far fewer: its second lap has more, as far as its time allows.
final class CountedIterations {
  private let wanted: Double
  private var most: [BenchmarkID: Double] = [:]
  private var settled: [BenchmarkID: Int] = [:]

  /// What is still taken to be enough, as a share of what is wanted.
  private static let enough = 0.25
  /// How long the second lap may take by itself, in nanoseconds.
  private static let longest = 0.3e9

  /// - Parameter wantedInstructions: How many instructions a lap is to execute.
  init(wantedInstructions: Double) {
    wanted = wantedInstructions
  }

  /// Takes in what the iterations of a first long lap executed.
  func note(_ instructions: Double, of id: BenchmarkID) {
    if settled[id] == nil { most[id] = max(most[id] ?? 0, instructions) }
  }

  /// The iterations of the second lap; from the first answer on they are the same.
  func again(_ benchmark: CountedBenchmark) -> Int {
    if let settled = settled[benchmark.id] { return settled }
    var iterations = benchmark.iterations
    if let counted = most[benchmark.id], counted > 0, counted < Self.enough * wanted, benchmark.nanoseconds > 0 {
      let more = min(Double(iterations) * wanted / counted, Self.longest / benchmark.nanoseconds, 1e8)
      iterations = max(iterations, CountedBenchmark.rounded(more))
    }
    settled[benchmark.id] = iterations
    return iterations
  }
}
