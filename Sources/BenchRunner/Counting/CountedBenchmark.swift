package import BenchModel

/// What is counted of a benchmark, on each side.
package struct CountedBenchmark: Sendable, Equatable {
  package let id: BenchmarkID
  /// Its number in the hello of each side that has it.
  package let numbers: [BenchmarkRun.SessionMembership.Side: Int]
  /// How many iterations the counted lap has: the same on both sides, since what a body does may depend
  /// on how often it was called before.
  package let iterations: Int
  /// How long an iteration takes by itself; 0 where it is not known.
  package let nanoseconds: Double
  /// How long one answer may take by itself.
  package let timeoutNanoseconds: Double

  package init(
    id: BenchmarkID, numbers: [BenchmarkRun.SessionMembership.Side: Int], iterations: Int, nanoseconds: Double = 0,
    timeoutNanoseconds: Double
  ) {
    self.id = id
    self.numbers = numbers
    self.iterations = iterations
    self.nanoseconds = nanoseconds
    self.timeoutNanoseconds = timeoutNanoseconds
  }

  /// How many iterations execute about so many instructions, of a body that takes so long.
  ///
  /// Three instructions a nanosecond is what a processor does on a good day: one that does fewer counts fewer.
  package static func iterations(nanoseconds: Double, wantedInstructions: Double) -> Int {
    guard nanoseconds.isFinite, nanoseconds > 0 else { return fewest }
    return rounded(min(max(wantedInstructions / (3 * nanoseconds), Double(fewest)), mostIterations))
  }

  /// The next lower of 1, 2, 5, 10, 20, 50 … iterations: the time of the moment moves it seldom, and what a body does
  /// may depend on how often it was called before.
  static func rounded(_ iterations: Double) -> Int {
    guard iterations >= 1 else { return 1 }
    var power = 1.0
    while power * 10 <= iterations { power *= 10 }
    let digit = iterations / power
    return Int(power) * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1)
  }

  /// One iteration beyond the first.
  private static let fewest = 2
  /// Of a body of nothing more would be asked for than a counter that is a hundred times slower has time for.
  private static let mostIterations = 1e8
}
