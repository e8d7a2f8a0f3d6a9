import BenchModel

/// One row of a file of Google Benchmark: a repetition, or a figure over all of them.
struct GoogleBenchmarkRow: Decodable {
  let name: String
  var runName: String
  /// Nil for a repetition.
  var aggregate: String?
  /// Whether the row says what it is; the library up to 1.4.1 does not.
  let hasType: Bool
  let family: Int?
  /// Whether another family has the same name.
  var isOneOfSeveral = false
  let repetitions: Int?
  let iterations: Int?
  private(set) var realTime: Double?
  private(set) var cpuTime: Double?
  private let threads: Int?
  let timeUnit: String
  let failure: String?
  let skipped: String?
  /// Whether the row is a fit of complexity over several benchmarks, and no measurement.
  let isFit: Bool
  /// What the user counted, in the order of the row.
  let counters: [(name: String, value: Double)]

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, repetitions, iterations, skipped, threads, label, rms
    case runName = "run_name"
    case runType = "run_type"
    case aggregateName = "aggregate_name"
    case aggregateUnit = "aggregate_unit"
    case realTime = "real_time"
    case cpuTime = "cpu_time"
    case timeUnit = "time_unit"
    case hasError = "error_occurred"
    case errorMessage = "error_message"
    case skipMessage = "skip_message"
    case bigO = "big_o"
    case cpuCoefficient = "cpu_coefficient"
    case realCoefficient = "real_coefficient"
    case familyIndex = "family_index"
    case instanceIndex = "per_family_instance_index"
    case repetitionIndex = "repetition_index"
  }

  private static let ownKeys = Set(CodingKeys.allCases.map(\.rawValue))

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: CodingKeys.self)
    name = try row.decode(String.self, forKey: .name)
    let type = try row.decodeIfPresent(String.self, forKey: .runType)
    let isAggregate = type == "aggregate"
    hasType = type != nil
    family = try row.decodeIfPresent(Int.self, forKey: .familyIndex)
    aggregate = isAggregate ? try row.decodeIfPresent(String.self, forKey: .aggregateName) ?? "" : nil
    runName = try row.decodeIfPresent(String.self, forKey: .runName) ?? name
    repetitions = try row.decodeIfPresent(Int.self, forKey: .repetitions)
    iterations = try row.decodeIfPresent(Int.self, forKey: .iterations)
    realTime = try row.decodeIfPresent(Double.self, forKey: .realTime)
    cpuTime = try row.decodeIfPresent(Double.self, forKey: .cpuTime)
    threads = try row.decodeIfPresent(Int.self, forKey: .threads)
    timeUnit = try row.decodeIfPresent(String.self, forKey: .timeUnit) ?? "ns"
    let hasError = try row.decodeIfPresent(Bool.self, forKey: .hasError) ?? false
    failure = hasError ? try row.decodeIfPresent(String.self, forKey: .errorMessage) ?? "" : nil
    let isSkipped = try row.decodeIfPresent(Bool.self, forKey: .skipped) ?? false
    skipped = isSkipped ? try row.decodeIfPresent(String.self, forKey: .skipMessage) ?? "" : nil
    isFit = row.contains(.bigO) || row.contains(.rms)
    let all = try decoder.container(keyedBy: TextKey.self)
    counters = all.allKeys.filter { !Self.ownKeys.contains($0.stringValue) }.compactMap { key in
      (try? all.decode(Double.self, forKey: key)).map { (key.stringValue, $0) }
    }
  }

  /// The row as the library has written it since 1.9.0: of several threads with the time that each of them took.
  var withTimesOfAllThreads: GoogleBenchmarkRow {
    // A coefficient of variation is the same either way.
    guard let threads, threads > 1, aggregate != "cv" else { return self }
    var row = self
    row.realTime = realTime.map { $0 * Double(threads) }
    if runName.split(separator: "/").contains("process_time") { row.cpuTime = cpuTime.map { $0 * Double(threads) } }
    return row
  }

  /// Every figure of the row with its metric, in base units.
  private func figures(_ scale: Double, _ realTime: Double) -> [(metric: Metric, value: Double)] {
    var figures = [(metric: Metric.time, value: realTime * scale)]
    if let cpuTime { figures.append((.cpuTime, cpuTime * scale)) }
    return figures + counters.map { (Self.metric(ofCounter: $0.name), $0.value) }
  }

  /// The metric of a counter; of most counters nobody knows which way is better.
  private static func metric(ofCounter name: String) -> Metric {
    switch name {
    // A counter is not the library's own figure, whatever it is called.
    case Metric.time.name, Metric.cpuTime.name: Metric(name: "counter \(name)", unit: .count, direction: .unknown)
    case "bytes_per_second": Metric(name: name, unit: Metric.Unit("B/s"), direction: .larger)
    case "max_bytes_used", "total_allocated_bytes", "net_heap_growth": Metric(name: name, unit: .bytes)
    case "allocs_per_iter": Metric(name: name, unit: .count)
    case _ where name.hasSuffix("_per_second"): Metric(name: name, unit: .perSecond, direction: .larger)
    default: Metric(name: name, unit: .count, direction: .unknown)
    }
  }

  private var id: BenchmarkID {
    let parameters = isOneOfSeveral ? family.map { [BenchmarkID.Parameter(name: "family", value: "\($0)")] } : nil
    return BenchmarkID(group: "", name: runName, parameters: parameters ?? [])
  }

  /// Adds a benchmark from all of its rows.
  static func add(_ rows: [GoogleBenchmarkRow], to assembly: inout RunAssembly) {
    guard let id = rows.first?.id else { return }
    if let reason = rows.lazy.compactMap(\.failure).first { return assembly.fail(id, reason) }
    if let reason = rows.lazy.compactMap(\.skipped).first { return assembly.skip(id, reason) }
    if let row = rows.first(where: { RateUnit.nanoseconds(in: $0.timeUnit) == nil }) {
      return assembly.fail(id, "its unit of time '\(row.timeUnit)' is not known")
    }
    let repetitions = rows.filter { $0.aggregate == nil }
    let figures = (repetitions.isEmpty ? rows : repetitions).compactMap { row -> (GoogleBenchmarkRow, Figures)? in
      guard let scale = RateUnit.nanoseconds(in: row.timeUnit), let time = row.realTime else { return nil }
      return (row, row.figures(scale, time))
    }
    guard figures.count == (repetitions.isEmpty ? rows : repetitions).count else {
      return assembly.fail(id, "a row of it has no \"real_time\"")
    }
    let hasTime =
      repetitions.isEmpty ? publish(figures, to: &assembly, as: id) : measure(figures, to: &assembly, as: id)
    if !hasTime {
      assembly.fail(id, "the file holds no finite time of it, neither of a repetition nor a mean or median")
    }
  }

  private typealias Figures = [(metric: Metric, value: Double)]

  /// Adds every repetition; gives whether all of their times are finite.
  private static func measure(
    _ rows: [(row: GoogleBenchmarkRow, figures: Figures)], to assembly: inout RunAssembly, as id: BenchmarkID
  ) -> Bool {
    let iterations = rows.lazy.compactMap(\.row.iterations).max() ?? 1
    var hasTime = true
    for (metric, value) in rows.flatMap(\.figures) {
      if metric == .time, !value.isFinite { hasTime = false }
      // A counter that a repetition could not compute is left out; what the other side has of it is then missed.
      assembly.measure(id, metric, [value], iterations: iterations)
    }
    return hasTime
  }

  /// Adds the figures of all repetitions; gives whether there is a mean or a median of their times.
  private static func publish(
    _ rows: [(row: GoogleBenchmarkRow, figures: Figures)], to assembly: inout RunAssembly, as id: BenchmarkID
  ) -> Bool {
    var list = MetricList()
    var summaries: [ByteKey: Summary] = [:]
    for (row, figures) in rows {
      guard let figure = figure(of: row.aggregate ?? "") else { continue }
      for (metric, value) in figures where value.isFinite {
        list.note(metric)
        let key = ByteKey(metric.name)
        var summary = summaries[key] ?? Summary(count: row.repetitions)
        summary[keyPath: figure] = value
        summaries[key] = summary
      }
    }
    var hasTime = false
    for metric in list.metrics {
      // A spread by itself is no figure of the benchmark.
      guard let summary = summaries[ByteKey(metric.name)], summary.mean != nil || summary.median != nil else {
        continue
      }
      assembly.publish(id, metric, summary)
      if metric == .time { hasTime = true }
    }
    return hasTime
  }

  private static func figure(of aggregate: String) -> WritableKeyPath<Summary, Double?>? {
    switch aggregate {
    case "mean": \.mean
    case "median": \.median
    case "stddev": \.stdev
    case "min": \.min
    case "max": \.max
    default: nil
    }
  }
}
