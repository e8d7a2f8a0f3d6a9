public import BenchModel
import BenchStatistics
import WorkerProtocol

/// What the body of a benchmark that measures itself is given: a place to state the values it found.
///
/// ```swift
/// Benchmark(
///   "compressed size",
///   observe: { (observation: inout Observation) in
///     let packed = compress(input)
///     observation.expect(unpack(packed) == input, "the input does not come back")
///     observation.record(Metric(name: "compressed-size", unit: .bytes, nature: .exact), Double(packed.count))
///   })
/// ```
/// The body runs once a launch. What it records becomes one sample a metric, with the launches kept apart.
public struct Observation: Sendable {
  /// How many operations the body is asked to do; what an operation is, and whether more are done, is its own affair.
  public let operations: Int
  /// What was recorded, a metric each, in the order of their first values.
  private(set) var recorded: [ObservedValues] = []
  /// What a reader ought to know and cannot see in the values.
  private(set) var warnings: [String] = []
  private var complaint: String?

  init(operations: Int) {
    self.operations = operations
  }

  /// States a value of a metric.
  public mutating func record(_ metric: Metric, _ value: Double, iterations: Int = 1) {
    record(metric, [value], iterations: iterations)
  }

  /// States values of a metric, in the order of time; more of them may follow.
  ///
  /// - Parameters:
  ///   - metric: The metric, defined alike wherever it is named.
  ///   - values: Finite values in the metric's base unit.
  ///   - iterations: How many operations each is the mean of; 1 for values of single operations. For a series of
  ///     readings, how many operations lie between two.
  public mutating func record(_ metric: Metric, _ values: [Double], iterations: Int = 1) {
    expect(values.allSatisfy(\.isFinite), "a value of '\(metric.name)' is not finite")
    expect(iterations > 0, "a value of '\(metric.name)' stands for \(iterations) iterations")
    guard let place = recorded.firstIndex(where: { $0.metric.name.isSameName(as: metric.name) }) else {
      recorded.append(ObservedValues(metric: metric, iterations: iterations, values: values))
      return
    }
    let known = recorded[place]
    expect(
      known.metric == metric && known.iterations == iterations, "'\(metric.name)' was recorded in two different ways")
    recorded[place] = ObservedValues(metric: metric, iterations: iterations, values: known.values + values)
  }

  /// States the latency of operations by their times in nanoseconds, one each, and the longest of them apart.
  ///
  /// Of more than 1,000 operations the ordered times are kept in 1,000 groups of neighbours, each by its mean: the mean
  /// is that of all operations, and a percentile is theirs to a thousandth of its order. Call it once; what is kept is
  /// in no order of time.
  public mutating func recordLatency(ofOperations nanoseconds: [Double]) {
    let ordered = nanoseconds.sorted()
    guard let longest = ordered.last else { return }
    let groups = min(ordered.count, Self.mostLatencies)
    var latencies = (0..<groups).map { place in
      let group = ordered[(place * ordered.count / groups)..<((place + 1) * ordered.count / groups)]
      return group.reduce(0, +) / Double(group.count)
    }
    // In order they would read as a series with a trend.
    var generator = SplitMix64(seed: 1)
    generator.shuffle(&latencies)
    record(.latency, latencies)
    record(.longestLatency, longest)
  }

  /// Enough for the 99th percentile of one launch by itself; a hundred thousands of times would make a file of
  /// megabytes.
  private static let mostLatencies = 1000

  /// Tells the reader of the result something that its values do not show.
  public mutating func warn(_ message: String) { warnings.append(message) }

  /// States what must hold; a benchmark whose outcome is wrong is reported as failed, without its values.
  public mutating func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition, complaint == nil { complaint = message() }
  }

  /// Why the values count for nothing.
  var fault: String? {
    complaint ?? (recorded.contains { !$0.values.isEmpty } ? nil : "the body recorded no value")
  }
}
