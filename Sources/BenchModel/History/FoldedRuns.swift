/// Many runs of one machine and suite as one line of a history: what of them an analysis needs, by columns.
///
/// The value of every figure stays as it was, and so does what a run is known by, when it ran, of which toolchain it
/// is and what speaks against it. Left out is what only the run itself was judged by: intervals, numbers of replicates,
/// and how busy the machine was.
package struct FoldedRuns: Codable, Equatable, Sendable {
  /// What is kept of a run beside its figures.
  package struct Run: Codable, Equatable, Sendable {
    /// The identifier of the run.
    package let run: String
    /// When it began.
    package let date: Instant
    /// The commit that was measured, where it is known.
    package let commit: String?
    /// Which of the environments is its own, where it has one.
    package let environment: Int?
    /// Why it is no part of a baseline; absent where nothing speaks against it.
    package let faults: [HistoryEntry.Fault]?
  }

  /// One statistic of one benchmark.
  package struct Series: Codable, Equatable, Sendable {
    /// Which benchmark it is.
    package let id: BenchmarkID
    /// Which of the metrics.
    package let metric: Int
    /// Which statistic of it.
    package let statistic: Statistic
    /// Which of the runs have the figure, in ascending order; absent where all have.
    package let places: [Int]?
    /// The figure of each of them, in the metric's base unit.
    package let values: [Double]
    /// Which of the runs by themselves gave different values of an exact metric; absent where none did.
    package let scattered: [Int]?
  }

  /// The document's kind and version.
  package let schema: SchemaHeader
  /// The key of the machine.
  package let machine: String
  /// The name of the suite.
  package let suite: String
  /// The metrics of the series.
  package let metrics: [Metric]
  /// The machine and the build of the runs, each once.
  package let environments: [RunEnvironment]
  /// The runs, in order of time.
  package let runs: [Run]
  /// Their figures, by benchmark, metric and statistic.
  package let series: [Series]
}

extension FoldedRuns {
  /// Folds runs of one machine and suite; the same ones give the same line, in whatever order they were added.
  package init(_ columns: HistoryColumns, of source: HistoryColumns.Source) {
    let order = columns.order
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, place) in order.enumerated() { ranks[place] = rank }
    var (metrics, environments) = (Numbering<Metric>(), Numbering<RunEnvironment>())
    schema = .foldedHistory
    machine = source.machine.text
    suite = source.suite.text
    runs = order.map { place in
      let run = columns.runs[place]
      return Run(
        run: run.point.run, date: run.point.date, commit: run.point.commit,
        environment: run.environment.map { environments.number(of: Self.lasting($0)) },
        faults: run.faults.isEmpty ? nil : run.faults)
    }
    series = columns.columns.filter { !$0.values.isEmpty }.ordered(by: Self.precedes).map { column in
      let own = zip(column.places, column.values).map { (rank: ranks[Int($0)], value: $1) }
        .ordered { $0.rank < $1.rank }
      let scattered = column.scattered.map { ranks[Int($0)] }.ordered()
      return Series(
        id: column.id, metric: metrics.number(of: column.metric), statistic: column.statistic,
        places: own.count == order.count ? nil : own.map(\.rank), values: own.map(\.value),
        scattered: scattered.isEmpty ? nil : scattered)
    }
    self.metrics = metrics.values
    self.environments = environments.values
  }

  /// What of an environment is the same from run to run.
  private static func lasting(_ environment: RunEnvironment) -> RunEnvironment {
    var environment = environment
    environment.loadAtStart = nil
    environment.loadAtEnd = nil
    // The run names it.
    environment.commit = nil
    return environment
  }

  private static func precedes(_ left: HistoryColumns.Column, _ right: HistoryColumns.Column) -> Bool {
    if left.id != right.id { return left.id < right.id }
    if left.metric != right.metric { return left.metric.precedes(right.metric) }
    return left.statistic.rawValue.precedes(right.statistic.rawValue)
  }
}

extension HistoryColumns {
  /// The runs of a line, in its order; it has to be a valid one.
  package init(_ folded: FoldedRuns) {
    self.init()
    let source = Source(machine: ByteKey(folded.machine), suite: ByteKey(folded.suite))
    for run in folded.runs {
      append(
        Run(
          point: HistoryReport.Point(run: run.run, date: run.date, commit: run.commit), machine: folded.machine,
          suite: folded.suite, environment: run.environment.map { folded.environments[$0] }, faults: run.faults ?? []))
    }
    for series in folded.series {
      append(
        Column(
          source: source, id: series.id, metric: folded.metrics[series.metric], statistic: series.statistic,
          places: series.places?.map(Int32.init) ?? folded.runs.indices.map(Int32.init), values: series.values,
          scattered: series.scattered?.map(Int32.init) ?? []))
    }
  }
}
