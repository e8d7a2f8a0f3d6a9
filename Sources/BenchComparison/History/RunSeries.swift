import BenchModel

/// One statistic of one metric of one benchmark on one machine, run after run.
struct RunSeries: Sendable {
  /// What tells a series from others: runs of two machines or of two suites are never one series.
  struct Key: Hashable, Comparable {
    let machine: ByteKey
    let suite: ByteKey
    let id: BenchmarkID
    let metric: Metric
    let statistic: Statistic

    /// Orders by machine, suite, benchmark, metric and statistic, all by bytes.
    static func < (left: Self, right: Self) -> Bool {
      if left.machine != right.machine { return left.machine.text.precedes(right.machine.text) }
      if left.suite != right.suite { return left.suite.text.precedes(right.suite.text) }
      if left.id != right.id { return left.id < right.id }
      if left.metric != right.metric { return left.metricText.precedes(right.metricText) }
      return left.statistic.rawValue.precedes(right.statistic.rawValue)
    }

    private var metricText: String {
      [metric.name, metric.unit.symbol, metric.direction.rawValue, metric.nature.rawValue].joined(separator: "\0")
    }
  }

  let key: Key
  /// The runs that have a value, in order of time.
  private(set) var points: [HistoryReport.Point] = []
  /// Their values.
  private(set) var values: [Double] = []
  /// Whether no run by itself gave different values.
  private(set) var isRepeatable = true

  /// Sorts the entries by time, and their figures into series.
  static func all(of entries: [HistoryEntry]) -> [RunSeries] {
    let ordered = entries.ordered { ($0.date, $0.run) < ($1.date, $1.run) }
    var series: [Key: RunSeries] = [:]
    for entry in ordered {
      let point = HistoryReport.Point(run: entry.run, date: entry.date, commit: entry.commit)
      var metrics: [ByteKey: Metric] = [:]
      for metric in entry.metrics { metrics[ByteKey(metric.name)] = metric }
      for result in entry.results {
        for figure in result.figures {
          guard let metric = metrics[ByteKey(figure.metric)] else { continue }
          let key = Key(
            machine: ByteKey(entry.machine), suite: ByteKey(entry.suite), id: result.id, metric: metric,
            statistic: figure.statistic)
          series[key, default: RunSeries(key: key)].append(figure.estimate, at: point)
        }
      }
    }
    return series.values.ordered { $0.key < $1.key }
  }

  private init(key: Key) {
    self.key = key
  }

  private mutating func append(_ estimate: Estimate, at point: HistoryReport.Point) {
    points.append(point)
    values.append(estimate.value)
    if estimate.lower != estimate.upper { isRepeatable = false }
  }
}
