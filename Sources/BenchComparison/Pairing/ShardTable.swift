import BenchModel

/// In which shard of its suite each benchmark of a run was measured.
package struct ShardTable: Sendable {
  private let numbers: [BenchmarkID: Int]
  /// How many benchmarks the whole suite has.
  private let benchmarks: Int
  private let sizes: [Int: Int]

  /// Takes the number of the shard of each benchmark.
  init(numbers: [BenchmarkID: Int], benchmarks: Int) {
    (self.numbers, self.benchmarks) = (numbers, max(benchmarks, numbers.count))
    sizes = numbers.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The only shard that a run is; nil of a run that is none.
  init?(of run: BenchmarkRun) {
    guard let shard = run.plan?.shard else { return nil }
    self.init(
      numbers: Dictionary(run.results.map { ($0.id, shard.number) }, uniquingKeysWith: { first, _ in first }),
      benchmarks: shard.benchmarks)
  }

  /// The shard of a benchmark, nil for one that none has.
  func number(of id: BenchmarkID) -> Int? { numbers[id] }

  /// What the rows of a shard may spend of the error of the whole suite: as large a part as that of its benchmarks.
  ///
  /// What was decided within a shard by its part of the error is then decided in the whole, whatever the others found.
  func part(of shard: Int) -> Double { Double(sizes[shard] ?? 0) / Double(max(benchmarks, 1)) }
}
