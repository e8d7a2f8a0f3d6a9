import BenchModel

/// The JSON of google/swift-benchmark (`--format json`): the columns of its table, as numbers.
///
/// The column `time` is the median and `std` the deviation in percent of it. Times are in the unit in which the table
/// shows them, which the file does not say: ``SwiftBenchmarkRow`` finds it. Columns that are none of the tool's own are
/// counters.
enum SwiftBenchmarkFormat: FileFormat {
  static let name = "swift-benchmark JSON"
  static let keyword = "swift-benchmark"

  private struct Document: Decodable {
    let benchmarks: [[String: FactText]]
  }

  static let signature = Signature(documents: [
    .document(
      .key("benchmarks"),
      .elementsOf(
        "benchmarks", ["name"], any: ["time", "median", "avg", "min"], none: ["real_time", "stats", "runs"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    let rows = try content.decode(Document.self).benchmarks.map { SwiftBenchmarkRow($0) }
    let units = Set(rows.compactMap(\.nanoseconds))
    for row in rows {
      guard let name = row.columns.text("name") else { throw ReadingFault("a benchmark has no \"name\"") }
      row.add(to: &assembly, as: BenchmarkID(group: "", name: name), unitsDiffer: units.count > 1)
    }
    return assembly.run(identity: identity, suite: "swift-benchmark")
  }
}
