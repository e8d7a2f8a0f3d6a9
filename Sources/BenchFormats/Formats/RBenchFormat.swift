import BenchModel

/// What R's package bench measured, as `jsonlite::toJSON` writes it: seconds and bytes of each expression.
///
/// The times of iterations are there unless they were left out; those in which the collector ran are among them, which
/// the tool leaves out of its own figures. Columns that `press` adds are parameters.
enum RBenchFormat: FileFormat {
  static let name = "R bench JSON"
  static let keyword = "r-bench"

  static let signature = Signature(documents: [.document(.elements(["expression", "itr/sec"]))])

  private static let allocated = Metric(name: "allocated", unit: .bytes)

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for (place, row) in try content.decode([RBenchRow].self).enumerated() {
      let id = row.id ?? BenchmarkID(group: "", name: "expression \(place + 1)")
      assembly.begin(id)
      if let times = row.times, !times.isEmpty {
        assembly.measure(id, .time, times.map { $0 * 1e9 })
      } else {
        assembly.publish(id, .time, row.figures)
      }
      if let bytes = row.allocated { assembly.publish(id, allocated, Summary(count: 1, mean: bytes)) }
      if let collected = row.collected, collected > 0 {
        let share = "In \(Int(collected)) iterations the collector ran"
        assembly.warn(
          id, row.times == nil ? "\(share); they are not in its figures." : "\(share); they are among its values.")
      }
    }
    return assembly.run(identity: identity, suite: "bench")
  }
}

/// One row of such a table.
private struct RBenchRow: Decodable {
  let times: [Double]?
  let allocated: Double?
  /// In how many iterations the collector ran.
  let collected: Double?
  /// In seconds.
  private let median: Double?
  private let min: Double?
  private let count: Double?
  private let expression: String?
  private let parameters: [BenchmarkID.Parameter]

  private static let own: Set<String> = [
    "expression", "min", "median", "itr/sec", "mem_alloc", "gc/sec", "n_itr", "n_gc", "total_time", "result", "memory",
    "time", "gc", "level0", "level1", "level2", "mean", "max",
  ]

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: TextKey.self)
    // An expression that was not made a text is an empty object.
    expression = try? row.decode(String.self, forKey: TextKey("expression"))
    times = try row.decodeIfPresent([Double].self, forKey: TextKey("time"))
    // Sizes that were not kept are null, or NA as a text.
    func number(_ key: String) -> Double? { try? row.decode(Double.self, forKey: TextKey(key)) }
    (allocated, collected) = (number("mem_alloc"), number("n_gc"))
    (median, min, count) = (number("median"), number("min"), number("n_itr"))
    let others = row.allKeys.map(\.stringValue).filter { !Self.own.contains($0) }.ordered { $0.precedes($1) }
    parameters = others.compactMap { key in
      (try? row.decode(FactText.self, forKey: TextKey(key)))?.text.map { .init(name: key, value: $0) }
    }
  }

  /// Nil where the table does not say what was measured.
  var id: BenchmarkID? { expression.map { BenchmarkID(group: "", name: $0, parameters: parameters) } }

  var figures: Summary {
    Summary(
      count: count.flatMap { Int(exactly: $0) }, median: median.map { $0 * 1e9 }, min: min.map { $0 * 1e9 })
  }
}
