import BenchModel
import BenchRunner
import BenchStatistics
import Testing

@Suite("The parts of a suite")
struct ShardPartitionTests {
  private static func ids(_ count: Int) -> [BenchmarkID] {
    (0..<count).map { BenchmarkID(group: "g", name: "b\($0)") }
  }

  /// The longest of eight parts beside their mean.
  private static func imbalance(_ durations: [Double]) -> Double {
    let ids = ids(durations.count)
    let partition = ShardPartition(
      ids, durations: Dictionary(uniqueKeysWithValues: zip(ids, durations)), count: 8)
    return (partition.durations.max() ?? 0) / (partition.durations.reduce(0, +) / 8)
  }

  @Test(
    "Of 2,000 benchmarks whose durations differ a hundredfold the longest of eight parts is hardly longer than the mean"
  )
  func generated() {
    for seed in UInt64(1)...5 {
      var random = SplitMix64(seed: seed)
      let durations = (0..<2000).map { _ in
        RunDurations.exponential(1.2 * StandardNormal.quantile(RunDurations.unit(&random)))
      }
      #expect(Self.imbalance(durations) <= 1.15)
      #expect(Self.imbalance(durations) <= 1.01)
    }
  }

  @Test("The bundled suite's durations make eight parts of which the longest takes at most 1.15 of the mean")
  func bundled() {
    #expect(Self.imbalance(RunDurations.bundledSuite) <= 1.15)
  }

  @Test("The parts are the same whatever the order in which benchmarks and durations are listed")
  func order() {
    var random = SplitMix64(seed: 3)
    let ids = Self.ids(60)
    let known = ids.dropLast(10).map { ($0, 1 + Double(random.next() % 7)) }
    let first = ShardPartition(ids, durations: Dictionary(uniqueKeysWithValues: known), count: 7)
    for _ in 0..<20 {
      var (listed, durations) = (ids, known)
      random.shuffle(&listed)
      random.shuffle(&durations)
      let again = ShardPartition(listed, durations: Dictionary(uniqueKeysWithValues: durations), count: 7)
      #expect(again.mark == first.mark && ids.allSatisfy { again.number(of: $0) == first.number(of: $0) })
    }
    let other = ShardPartition(ids, durations: [:], count: 7)
    #expect(other.mark != first.mark)
  }

  @Test("Every benchmark is in one part and every part has one, also where nothing is known or a duration is none")
  func whole() {
    for count in [1, 3, 9] {
      let ids = Self.ids(9)
      let partition = ShardPartition(
        ids, durations: [ids[0]: 0, ids[1]: .nan, ids[2]: -1, ids[3]: .infinity, ids[4]: 1e9], count: count)
      let numbers = ids.compactMap { partition.number(of: $0) }
      #expect(numbers.count == 9 && Set(numbers) == Set(1...count))
      #expect(partition.shard(count).benchmarks == 9)
    }
  }
}
