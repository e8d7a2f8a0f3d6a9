import BenchModel

/// What a file says of one metric of one benchmark, in the order of the file.
struct MetricSeries {
  let metric: Metric
  private var processes: [Int] = []
  /// The highest process so far; mostly the next one is higher.
  private var highest = Int.min
  /// The places of processes, from the first time that one measures again which is not the last.
  private var places: [Int: Int]?
  private var iterations: [Int] = []
  private var values: [[Double]] = []
  private var warmup: [[Double]] = []
  private var published: [Summary] = []
  private var spoiling: String?

  init(metric: Metric) { self.metric = metric }

  /// Adds what one process measured; measurements of a process that measured before follow its own.
  mutating func measure(process: Int, iterations count: Int, values new: [Double], warmup start: [Double]) {
    guard let known = place(of: process) else {
      places?[process] = processes.count
      highest = max(highest, process)
      processes.append(process)
      iterations.append(max(1, count))
      values.append(new)
      warmup.append(start)
      return
    }
    values[known] += new
    warmup[known] += start
    // The largest count: values are single operations only if every one of them is.
    iterations[known] = max(iterations[known], count)
  }

  private mutating func place(of process: Int) -> Int? {
    if process > highest { return nil }
    if processes.last == process { return processes.count - 1 }
    let known = places ?? Dictionary(uniqueKeysWithValues: zip(processes, processes.indices))
    places = known
    return known[process]
  }

  /// Adds figures that stand in the file without their measurements.
  mutating func publish(_ figures: Summary) { published.append(figures) }

  /// Says why the values cannot be used.
  mutating func spoil(_ reason: String) { spoiling = spoiling ?? reason }

  /// What can be made of all that a file says of the metric.
  enum Content {
    /// Measurements or figures.
    case usable(Sample)
    /// A value that cannot be, which spoils all of them.
    case spoilt(String)
    /// Figures that contradict each other.
    case clashing
    /// No value at all.
    case nothing
  }

  /// The sample, or why there is none.
  var content: Content {
    if let spoiling { return .spoilt(spoiling) }
    let hasValues = !values.allSatisfy(\.isEmpty)
    guard let figures = published.first else {
      if !hasValues { return .nothing }
      return fault(of: values + warmup).map { .spoilt($0) } ?? .usable(measured)
    }
    let finite = figures.finite
    if hasValues || published.contains(where: { $0.finite != finite }) { return .clashing }
    guard finite.hasLocation else {
      return figures.hasLocation ? .spoilt("none of them is a finite number") : .nothing
    }
    if isTime, finite.locations.contains(where: { $0 < 0 }) { return .spoilt("a time is negative") }
    return .usable(Sample(metric: metric.name, published: finite))
  }

  private var isTime: Bool { metric.unit == .nanoseconds && !metric.isSigned }

  /// Why measurements are none.
  private func fault(of values: [[Double]]) -> String? {
    if !values.allSatisfy({ $0.allSatisfy(\.isFinite) }) { return "one of them is no finite number" }
    return isTime && values.contains { $0.contains { $0 < 0 } } ? "a time is negative" : nil
  }

  /// The measurements; a launch is its benchmark's round, since no other file is known yet that ran beside this one.
  private var measured: Sample {
    Sample(
      metric: metric.name, process: processes, round: Array(values.indices), order: processes, iterations: iterations,
      values: values, warmup: warmup.allSatisfy(\.isEmpty) ? nil : warmup)
  }
}

extension Summary {
  /// The figures without those that cannot be: what is no finite number, a negative deviation, a count of nothing.
  fileprivate var finite: Summary {
    func kept(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
    return Summary(
      count: count.flatMap { $0 > 0 ? $0 : nil }, mean: kept(mean), median: kept(median), p90: kept(p90),
      p95: kept(p95), p99: kept(p99), min: kept(min), max: kept(max),
      stdev: kept(stdev).flatMap { $0 < 0 ? nil : $0 }, operationsPerSecond: kept(operationsPerSecond))
  }

  /// The figures that say where the values lie.
  fileprivate var locations: [Double] { [mean, median, p90, p95, p99, min, max].compactMap(\.self) }

  /// Whether there is one of those.
  fileprivate var hasLocation: Bool { !locations.isEmpty }
}
