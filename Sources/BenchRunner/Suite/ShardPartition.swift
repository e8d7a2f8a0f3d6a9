package import BenchModel
import SafeFiles

/// A suite in parts of about equal duration: the longest benchmark first, each to the part that has least so far.
///
/// It depends on the benchmarks and their durations alone and not on the order in which a machine lists either, so that
/// machines which know nothing of each other make the same parts. No part is longer than 4/3 of the best possible
/// (Graham 1969), and where no benchmark is long beside a part, hardly longer than the mean.
package struct ShardPartition: Sendable {
  /// How many parts there are.
  package let count: Int
  /// How long each part is expected to take, in nanoseconds.
  package let durations: [Double]
  /// What tells this partition from any other.
  package let mark: String
  private let places: [BenchmarkID: Int]

  /// Parts a suite.
  ///
  /// - Parameters:
  ///   - ids: Every benchmark, once.
  ///   - known: What benchmarks took in the last run; one that was not in it is taken to be as long as half of them.
  ///   - count: How many parts there are to be, as many as benchmarks at most.
  package init(_ ids: some Collection<BenchmarkID>, durations known: [BenchmarkID: Double], count: Int) {
    precondition(count > 0 && count <= ids.count, "every part has a benchmark")
    let weighed = Self.weighed(ids, by: known)
    var durations = Array(repeating: 0.0, count: count)
    var places: [BenchmarkID: Int] = [:]
    for benchmark in weighed {
      // The first of those that have least, whatever the machine.
      let least = durations.indices.min { durations[$0] < durations[$1] } ?? 0
      durations[least] += benchmark.duration
      places[benchmark.id] = least + 1
    }
    (self.count, self.durations, self.places) = (count, durations, places)
    let lines: [String] = ids.map { id in "\(places[id] ?? 0) \(id)" }
    let text = lines.ordered { $0.precedes($1) }.joined(separator: "\n")
    mark = ContentHash.hexadecimal(of: Array("\(count)\n\(text)".utf8))
  }

  private typealias Weighed = (id: BenchmarkID, duration: Double)

  /// Every benchmark with its duration, the longest first.
  private static func weighed(
    _ ids: some Collection<BenchmarkID>, by known: [BenchmarkID: Double]
  ) -> [Weighed] {
    let usable = known.filter { $0.value > 0 && $0.value.isFinite }
    let sorted = ids.compactMap { usable[$0] }.sorted()
    let usual = sorted.isEmpty ? 1 : sorted[sorted.count / 2]
    let weighed: [Weighed] = ids.map { id in (id: id, duration: usable[id] ?? usual) }
    return weighed.sorted { (left: Weighed, right: Weighed) -> Bool in
      left.duration != right.duration ? left.duration > right.duration : left.id < right.id
    }
  }

  /// The part that a benchmark is in, from 1.
  package func number(of id: BenchmarkID) -> Int? { places[id] }

  /// The part as a run states it.
  package func shard(_ number: Int) -> RunPlan.Shard {
    RunPlan.Shard(number: number, count: count, benchmarks: places.count, partition: mark)
  }
}
