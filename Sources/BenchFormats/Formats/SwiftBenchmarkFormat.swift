import BenchModel

/// The JSON of google/swift-benchmark (`--format json`): the columns of its table, as numbers.
///
/// The column `time` is the median in nanoseconds and `std` the deviation in percent of it. Columns that are none of
/// the tool's own are counters.
enum SwiftBenchmarkFormat: FileFormat {
  static let name = "swift-benchmark JSON"
  static let keyword = "swift-benchmark"

  private struct Document: Decodable {
    let benchmarks: [[String: FactText]]
  }

  /// What the tool itself calls columns, beside percentiles.
  private static let columns: Set<String> = [
    "name", "time", "median", "std", "std_abs", "iterations", "avg", "min", "max", "total", "warmup",
  ]

  static let signature = Signature(documents: [
    .document(
      .key("benchmarks"),
      .elementsOf(
        "benchmarks", ["name"], any: ["time", "median", "avg", "min"], none: ["real_time", "stats", "runs"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for row in try content.decode(Document.self).benchmarks {
      guard let name = row.text("name") else { throw ReadingFault("a benchmark has no \"name\"") }
      let id = BenchmarkID(group: "", name: name)
      assembly.publish(id, .time, figures(row))
      for (column, value) in row.inByteOrder {
        guard !columns.contains(column), !isPercentile(column), let figure = value.text?.number else { continue }
        let counter = Metric(name: column, unit: .count, direction: .unknown)
        assembly.publish(id, counter, Summary(count: 1, mean: figure))
      }
    }
    return assembly.run(identity: identity, suite: "swift-benchmark")
  }

  private static func figures(_ row: [String: FactText]) -> Summary {
    let median = row.number("time") ?? row.number("median")
    let share = row.number("std").flatMap { percent in median.map { $0 * percent / 100 } }
    return Summary(
      count: row.number("iterations").flatMap { Int(exactly: $0) }, mean: row.number("avg"), median: median,
      p95: row.number("p95"), p99: row.number("p99"), min: row.number("min"), max: row.number("max"),
      stdev: row.number("std_abs") ?? share)
  }

  private static func isPercentile(_ column: String) -> Bool {
    column.hasPrefix("p") && column.dropFirst().number != nil
  }
}
