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

  /// The samples as the file has them; the validation judges them.
  ///
  /// Figures beside measurements, or two sets of figures, are a contradiction that the validation reports.
  var samples: [Sample] {
    (values.allSatisfy(\.isEmpty) ? [] : [measured]) + published.map { Sample(metric: metric.name, published: $0) }
  }

  /// The samples without what is no finite number: one such value leaves all measurements out.
  var finiteSamples: [Sample] {
    let isFinite = values.allSatisfy { $0.allSatisfy(\.isFinite) }
    return (isFinite && !values.allSatisfy(\.isEmpty) ? [measured] : [])
      + published.map(\.finite).filter(\.hasLocation).map { Sample(metric: metric.name, published: $0) }
  }

  /// The measurements; a launch is its benchmark's round, since no other file is known yet that ran beside this one.
  private var measured: Sample {
    Sample(
      metric: metric.name, process: processes, round: Array(values.indices), order: processes, iterations: iterations,
      values: values, warmup: warmup.allSatisfy(\.isEmpty) ? nil : warmup)
  }
}

extension Summary {
  /// The figures without those that are no finite numbers.
  fileprivate var finite: Summary {
    func kept(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
    return Summary(
      count: count, mean: kept(mean), median: kept(median), p90: kept(p90), p95: kept(p95), p99: kept(p99),
      min: kept(min), max: kept(max), stdev: kept(stdev), operationsPerSecond: kept(operationsPerSecond))
  }

  /// Whether there is a figure that says where the values lie.
  fileprivate var hasLocation: Bool {
    [mean, median, p90, p95, p99, min, max].contains { $0 != nil }
  }
}
