/// The runs of a history by columns: what searching them and holding a run against them takes.
///
/// A figure takes twelve bytes here and some two hundred as a line, so that a history of ten million figures is read in
/// the memory of a small program, whatever else its lines hold.
package struct HistoryColumns: Sendable {
  /// What is kept of a run beside its figures.
  package struct Run: Equatable, Sendable {
    /// Its identifier, date and commit.
    package let point: HistoryReport.Point
    /// The key of the machine.
    package let machine: String
    /// The name of the suite.
    package let suite: String
    /// The machine and the build, where the line says them.
    package let environment: RunEnvironment?
    /// Why the run is no part of a baseline; empty where nothing speaks against it.
    package let faults: [HistoryEntry.Fault]

    init(
      point: HistoryReport.Point, machine: String, suite: String, environment: RunEnvironment?,
      faults: [HistoryEntry.Fault]
    ) {
      self.point = point
      self.machine = machine
      self.suite = suite
      self.environment = environment
      self.faults = faults
    }

    fileprivate init(_ entry: HistoryEntry) {
      self.init(
        point: HistoryReport.Point(run: entry.run, date: entry.date, commit: entry.commit), machine: entry.machine,
        suite: entry.suite, environment: entry.environment, faults: entry.faults ?? [])
    }

    /// Where it comes from.
    package var source: Source { Source(machine: ByteKey(machine), suite: ByteKey(suite)) }
  }

  /// Where a run comes from: runs of two machines or of two suites are never one series.
  package struct Source: Hashable, Sendable {
    /// The key of the machine.
    package let machine: ByteKey
    /// The name of the suite.
    package let suite: ByteKey
  }

  /// One statistic of one metric of one benchmark, over the runs of one source that have it.
  package struct Column: Sendable {
    /// The machine and the suite.
    package let source: Source
    /// Which benchmark it is.
    package let id: BenchmarkID
    /// The metric.
    package let metric: Metric
    /// Which statistic of the metric.
    package let statistic: Statistic
    /// The places of the runs in `runs`, in the order in which they were added.
    package fileprivate(set) var places: [Int32] = []
    /// The figure of each of them, in the metric's base unit.
    package fileprivate(set) var values: [Double] = []
    /// Those of the places whose run by itself gave different values; known of exact metrics only.
    package fileprivate(set) var scattered: [Int32] = []

    fileprivate mutating func append(_ value: Double, at place: Int32, scatters: Bool) {
      places.append(place)
      values.append(value)
      if scatters { scattered.append(place) }
    }
  }

  private struct Address: Hashable {
    let source: Int
    let id: Int
    let metric: Int
    let statistic: Statistic
  }

  /// The runs, in the order in which they were added.
  package private(set) var runs: [Run] = []
  /// Their figures, in the order in which they were first met.
  package private(set) var columns: [Column] = []
  private var sources = Numbering<Source>()
  private var ids = Numbering<BenchmarkID>()
  private var metrics = Numbering<Metric>()
  private var numbers: [Address: Int] = [:]

  /// Starts without a run.
  package init() {}

  /// Takes runs, each of which is there once.
  package init(_ entries: some Sequence<HistoryEntry>) {
    for entry in entries { add(entry) }
  }

  /// Adds a run that is not there yet.
  package mutating func add(_ entry: HistoryEntry) {
    let run = Run(entry)
    let (place, source) = (Int32(runs.count), sources.number(of: run.source))
    runs.append(run)
    var known: [ByteKey: Int] = [:]
    for metric in entry.metrics { known[ByteKey(metric.name)] = metrics.number(of: metric) }
    for result in entry.results {
      let id = ids.number(of: result.id)
      for figure in result.figures {
        guard let metric = known[ByteKey(figure.metric)] else { continue }
        let column = column(Address(source: source, id: id, metric: metric, statistic: figure.statistic))
        let estimate = figure.estimate
        let scatters = columns[column].metric.nature == .exact && estimate.lower != estimate.upper
        columns[column].append(estimate.value, at: place, scatters: scatters)
      }
    }
  }

  /// Adds runs of others that are not there yet, by their places among those.
  package mutating func add(_ others: HistoryColumns, at places: [Int]) {
    var own = [Int32](repeating: -1, count: others.runs.count)
    for place in places {
      own[place] = Int32(runs.count)
      runs.append(others.runs[place])
    }
    for other in others.columns {
      let address = Address(
        source: sources.number(of: other.source), id: ids.number(of: other.id),
        metric: metrics.number(of: other.metric),
        statistic: other.statistic)
      var column: Int?
      let scattered = Set(other.scattered)
      for (place, value) in zip(other.places, other.values) where own[Int(place)] >= 0 {
        let number = column ?? self.column(address)
        column = number
        columns[number].append(value, at: own[Int(place)], scatters: scattered.contains(place))
      }
    }
  }

  /// Adds a run without figures.
  mutating func append(_ run: Run) { runs.append(run) }

  /// Adds a column of runs that are there, which no column has yet.
  mutating func append(_ column: Column) {
    let address = Address(
      source: sources.number(of: column.source), id: ids.number(of: column.id),
      metric: metrics.number(of: column.metric),
      statistic: column.statistic)
    numbers[address] = columns.count
    columns.append(column)
  }

  /// The places of the runs in order of time.
  package var order: [Int] {
    runs.indices.ordered { (runs[$0].point.date, runs[$0].point.run) < (runs[$1].point.date, runs[$1].point.run) }
  }

  private mutating func column(_ address: Address) -> Int {
    if let number = numbers[address] { return number }
    numbers[address] = columns.count
    columns.append(
      Column(
        source: sources.values[address.source], id: ids.values[address.id], metric: metrics.values[address.metric],
        statistic: address.statistic))
    return columns.count - 1
  }
}
