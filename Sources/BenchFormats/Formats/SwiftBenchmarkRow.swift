import BenchModel

/// A row of swift-benchmark's table.
struct SwiftBenchmarkRow {
  let columns: [String: FactText]
  /// What a unit of the row's times is in nanoseconds; nil where they fit none.
  ///
  /// The tool measures whole nanoseconds, so that a median has a half at most. The smallest unit in which all such
  /// columns have no finer part is the one they are in, but for one row in 500 or so of the next larger unit whose last
  /// digits are zero by chance.
  let nanoseconds: Double?

  init(_ columns: [String: FactText]) {
    self.columns = columns
    let measured = Self.measured.compactMap { columns.number($0) }
    nanoseconds =
      Self.units.first { unit in measured.allSatisfy { Self.isWhole($0 * unit.nanoseconds * 2) } }?
      .nanoseconds
  }

  /// The columns whose values were measured, and are not worked out of several.
  private static let measured = ["time", "median", "min", "max"]

  /// The units that the tool shows times in.
  private static let units: [(name: String, nanoseconds: Double)] = [("ns", 1), ("us", 1e3), ("ms", 1e6), ("s", 1e9)]

  /// Whether a number is whole but for what its decimal form and one multiplication may have cost it.
  private static func isWhole(_ value: Double) -> Bool {
    abs(value - value.rounded()) <= abs(value) * 4 * Double.ulpOfOne
  }

  /// What the tool itself calls columns, beside percentiles.
  private static let own: Set<String> = [
    "name", "time", "median", "std", "std_abs", "iterations", "avg", "min", "max", "total", "warmup",
  ]

  /// The time of a row whose unit cannot be found: how it changes can be judged, how long it is cannot be said.
  private static let unitless = Metric(name: "time in an unknown unit", unit: .count)

  /// - Parameter unitsDiffer: Whether another row of the file is in another unit.
  func add(to assembly: inout RunAssembly, as id: BenchmarkID, unitsDiffer: Bool) {
    if let nanoseconds {
      assembly.publish(id, .time, figures(nanoseconds))
      if unitsDiffer, let unit = Self.units.first(where: { $0.nanoseconds == nanoseconds })?.name {
        assembly.warn(id, "By its digits its time is in \(unit), and others of the file are in other units.")
      }
    } else {
      assembly.publish(id, Self.unitless, figures(1))
      assembly.warn(id, "The file does not say in which unit its time is, and its digits fit none.")
    }
    for (column, value) in columns.inByteOrder {
      guard !Self.own.contains(column), !Self.isPercentile(column), let figure = value.text?.number else { continue }
      let counter = Metric(name: column, unit: .count, direction: .unknown)
      assembly.publish(id, counter, Summary(count: 1, mean: figure))
    }
  }

  private func figures(_ unit: Double) -> Summary {
    func time(_ column: String) -> Double? { columns.number(column).map { $0 * unit } }
    let median = time("time") ?? time("median")
    let share = columns.number("std").flatMap { percent in median.map { $0 * percent / 100 } }
    return Summary(
      count: columns.number("iterations").flatMap { Int(exactly: $0) }, mean: time("avg"), median: median,
      p95: time("p95"), p99: time("p99"), min: time("min"), max: time("max"), stdev: time("std_abs") ?? share)
  }

  private static func isPercentile(_ column: String) -> Bool {
    column.hasPrefix("p") && column.dropFirst().number != nil
  }
}
