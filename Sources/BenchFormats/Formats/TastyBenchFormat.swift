import BenchModel

/// The table that Haskell's tasty-bench writes with `--csv`: mean and twice the deviation in picoseconds.
///
/// A benchmark that failed has no row. What the runtime counts (`+RTS -T`) stands behind; memory is the most that the
/// process had so far, with all benchmarks before, so that nobody can say of which one it is.
enum TastyBenchFormat: FileFormat {
  static let name = "tasty-bench CSV"
  static let keyword = "tasty-bench"

  private static let header = ["Name", "Mean (ps)", "2*Stdev (ps)"]

  private static let counts: [String: Metric] = [
    "Allocated": Metric(name: "allocated", unit: .bytes),
    "Copied": Metric(name: "copied by the collector", unit: .bytes),
    "Peak Memory": Metric(name: "peak memory so far", unit: .bytes, direction: .unknown),
  ]

  static let signature = Signature(lines: [LineMark(start: header.joined(separator: ","))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var names: [String] = []
    for row in try CSVRows.rows(in: content, below: header) {
      if row.fields.starts(with: header) {
        names = row.fields
        continue
      }
      let id = BenchmarkID(group: "", name: row.fields[0])
      assembly.begin(id)
      guard let mean = row.fields[1].number else {
        assembly.fail(id, "line \(row.line) cannot be read: '\(row.fields[1])' is no number of picoseconds")
        continue
      }
      assembly.publish(id, .time, Summary(mean: mean / 1e3, stdev: row.fields[2].number.map { $0 / 2e3 }))
      for (name, field) in zip(names, row.fields).dropFirst(header.count) {
        guard let metric = counts[name], let value = field.number else { continue }
        assembly.publish(id, metric, Summary(count: 1, mean: value))
      }
    }
    return assembly.run(identity: identity, suite: "tasty-bench")
  }
}
