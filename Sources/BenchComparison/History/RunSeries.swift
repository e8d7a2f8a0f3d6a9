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
      if left.metric != right.metric { return left.metric.precedes(right.metric) }
      return left.statistic.rawValue.precedes(right.statistic.rawValue)
    }
  }

  let key: Key
  /// The values of the runs that have one, in order of time.
  let values: [Double]
  /// Whether no run by itself gave different values.
  let isRepeatable: Bool
  /// All runs of the history, in order of time: one list for all series.
  private let runs: [HistoryReport.Point]
  /// The places of the values among them.
  private let ranks: [Int32]

  /// The series of a history, in their order.
  static func all(of history: HistoryColumns) -> [RunSeries] {
    let order = history.order
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, place) in order.enumerated() { ranks[place] = Int32(rank) }
    let runs = order.map { history.runs[$0].point }
    return history.columns.filter { !$0.values.isEmpty }.map { RunSeries($0, runs, ranks) }
      .ordered { $0.key < $1.key }
  }

  private init(_ column: HistoryColumns.Column, _ runs: [HistoryReport.Point], _ ranks: [Int32]) {
    key = Key(
      machine: column.source.machine, suite: column.source.suite, id: column.id, metric: column.metric,
      statistic: column.statistic)
    isRepeatable = column.scattered.isEmpty
    self.runs = runs
    let own = column.places.map { ranks[Int($0)] }
    // Runs are mostly recorded in order of time.
    if zip(own, own.dropFirst()).allSatisfy({ $0 < $1 }) {
      self.ranks = own
      values = column.values
    } else {
      let order = own.indices.ordered { own[$0] < own[$1] }
      self.ranks = order.map { own[$0] }
      values = order.map { column.values[$0] }
    }
  }

  /// The run that a value is of.
  func point(_ index: Int) -> HistoryReport.Point { runs[Int(ranks[index])] }
}
