import BenchModel

/// One row of a file of Google Benchmark: a repetition, or a figure over all of them.
struct GoogleBenchmarkRow {
  /// What the user counted, with its value.
  struct Counter {
    let name: String
    let value: Double
  }

  /// What the row has in common with others, which are of one kind if this is one object.
  private(set) var shared: GoogleBenchmarkKind.Shared
  let iterations: Int?
  private(set) var realTime: Double?
  private(set) var cpuTime: Double?
  /// What the user counted, in the order of the row.
  let counters: [Counter]

  init(
    _ shared: GoogleBenchmarkKind.Shared, iterations: Int?, realTime: Double?, cpuTime: Double?, counters: [Counter]
  ) {
    self.shared = shared
    self.iterations = iterations
    self.realTime = realTime
    self.cpuTime = cpuTime
    self.counters = counters
  }

  /// What the row has in common with others.
  var kind: GoogleBenchmarkKind { shared.kind }

  /// The same row as one of another kind.
  func changing(_ change: (inout GoogleBenchmarkKind) -> Void) -> GoogleBenchmarkRow {
    var (row, kind) = (self, kind)
    change(&kind)
    row.shared = GoogleBenchmarkKind.Shared(kind)
    return row
  }

  /// The row as the library has written it since 1.9.0: of several threads with the time that each of them took.
  var withTimesOfAllThreads: GoogleBenchmarkRow {
    // A coefficient of variation is the same either way.
    guard let threads = kind.threads, threads > 1, kind.aggregate != "cv" else { return self }
    var row = self
    row.realTime = realTime.map { $0 * Double(threads) }
    if kind.runName.split(separator: "/").contains("process_time") {
      row.cpuTime = cpuTime.map { $0 * Double(threads) }
    }
    return row
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
    let family = kind.isOneOfSeveral ? kind.family : nil
    let parameters = family.map { [BenchmarkID.Parameter(name: "family", value: "\($0)")] }
    return BenchmarkID(group: "", name: kind.runName, parameters: parameters ?? [])
  }

  /// Adds a benchmark from all of its rows.
  static func add(_ rows: [GoogleBenchmarkRow], to assembly: inout RunAssembly) {
    guard let id = rows.first?.id else { return }
    if let reason = rows.lazy.compactMap(\.kind.failure).first { return assembly.fail(id, reason) }
    if let reason = rows.lazy.compactMap(\.kind.skipped).first { return assembly.skip(id, reason) }
    if let row = rows.first(where: { $0.scale == nil }) {
      return assembly.fail(id, "its unit of time '\(row.kind.timeUnit)' is not known")
    }
    let repetitions = rows.filter { $0.kind.aggregate == nil }
    let judged = repetitions.isEmpty ? rows : repetitions
    guard judged.allSatisfy({ $0.realTime != nil }) else {
      return assembly.fail(id, "a row of it has no \"real_time\"")
    }
    let hasTime =
      repetitions.isEmpty ? publish(judged, to: &assembly, as: id) : measure(judged, to: &assembly, as: id)
    if !hasTime {
      assembly.fail(id, "the file holds no finite time of it, neither of a repetition nor a mean or median")
    }
  }

  /// How many nanoseconds its unit of time has, where that is known.
  private var scale: Double? { RateUnit.nanoseconds(in: kind.timeUnit) }

  /// Calls `body` with every figure of the row and its metric, in base units.
  private func forEachFigure(_ body: (Metric, Double) -> Void) {
    let scale = scale ?? 1
    if let realTime { body(.time, realTime * scale) }
    if let cpuTime { body(.cpuTime, cpuTime * scale) }
    for counter in counters { body(Self.metric(ofCounter: counter.name), counter.value) }
  }

  /// Adds every repetition; gives whether all of their times are finite.
  private static func measure(
    _ rows: [GoogleBenchmarkRow], to assembly: inout RunAssembly, as id: BenchmarkID
  ) -> Bool {
    let iterations = rows.lazy.compactMap(\.iterations).max() ?? 1
    // A counter that a repetition could not compute is left out; what the other side has of it is then missed.
    var series: [(metric: Metric, values: [Double])] = []
    for row in rows {
      row.forEachFigure { metric, value in
        if let place = series.firstIndex(where: { $0.metric.name == metric.name }) {
          series[place].values.append(value)
        } else {
          series.append((metric, [value]))
        }
      }
    }
    for (metric, values) in series { assembly.measure(id, metric, values, iterations: iterations) }
    return rows.allSatisfy { $0.realTime?.isFinite == true }
  }

  /// Adds the figures of all repetitions; gives whether there is a mean or a median of their times.
  private static func publish(
    _ rows: [GoogleBenchmarkRow], to assembly: inout RunAssembly, as id: BenchmarkID
  ) -> Bool {
    var list = MetricList()
    var summaries: [ByteKey: Summary] = [:]
    for row in rows {
      guard let figure = figure(of: row.kind.aggregate ?? "") else { continue }
      row.forEachFigure { metric, value in
        guard value.isFinite else { return }
        list.note(metric)
        let key = ByteKey(metric.name)
        var summary = summaries[key] ?? Summary(count: row.kind.repetitions)
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
