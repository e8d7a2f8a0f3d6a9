import BenchModel

/// Collects what a file says of its benchmarks, in the order in which it first names them.
///
/// A value that cannot be one leaves its metric out, with a warning, and nothing else; a benchmark of which nothing is
/// left has failed. Of entries with one identity equal ones are one; of others nothing says which is meant, and the
/// benchmark has failed.
struct RunAssembly {
  private struct Entry {
    let id: BenchmarkID
    private(set) var series: [MetricSeries] = []
    /// The places of series by the names of their metrics, where there are too many to look through.
    private var seriesPlaces: [ByteKey: Int] = [:]
    var ending: (status: BenchmarkResult.Status, failure: Failure)?
    private(set) var warnings: [String] = []
    private var warned: Set<ByteKey> = []

    init(id: BenchmarkID) { self.id = id }

    /// A handful of names is looked through sooner than one is hashed.
    private static let scanned = 16

    /// The place of a metric's series, which is begun where there is none.
    mutating func place(of metric: Metric) -> Int {
      let known =
        series.count > Self.scanned ? seriesPlaces[ByteKey(metric.name)] : series.firstIndex { $0.metric.is(metric) }
      if let known { return known }
      series.append(MetricSeries(metric: metric))
      if series.count == Self.scanned + 1 {
        for (place, one) in series.enumerated() { seriesPlaces[ByteKey(one.metric.name)] = place }
      } else if series.count > Self.scanned {
        seriesPlaces[ByteKey(metric.name)] = series.count - 1
      }
      return series.count - 1
    }

    mutating func change(_ place: Int, _ change: (inout MetricSeries) -> Void) { change(&series[place]) }

    mutating func warn(_ warning: String) {
      if warned.insert(ByteKey(warning)).inserted { warnings.append(warning) }
    }
  }

  private var entries: [Entry] = []
  private var places: [BenchmarkID: Int] = [:]
  private var definitions: [ByteKey: Metric] = [:]
  private var metrics = MetricList()

  /// Whether nothing was said of any benchmark.
  var isEmpty: Bool { entries.isEmpty }

  /// Whether a benchmark was named before.
  func contains(_ id: BenchmarkID) -> Bool { places[id] != nil }

  /// Begins a benchmark that a file holds once; another one of its identity is the same entry once more or a clash.
  mutating func begin(_ id: BenchmarkID) {
    places[id] = entries.count
    entries.append(Entry(id: id))
  }

  /// Names a benchmark of which there may be nothing to follow.
  mutating func name(_ id: BenchmarkID) { _ = place(of: id) }

  /// Adds measurements that one process made; those of a process that measured before follow its own.
  mutating func measure(
    _ id: BenchmarkID, _ metric: Metric, _ values: [Double], process: Int = 0, iterations: Int = 1,
    warmup: [Double] = []
  ) {
    let (entry, known) = (place(of: id), defined(metric))
    let place = entries[entry].place(of: known)
    entries[entry].change(place) {
      $0.measure(process: process, iterations: iterations, values: values, warmup: warmup)
    }
  }

  /// Adds figures that stand in the file without their measurements.
  mutating func publish(_ id: BenchmarkID, _ metric: Metric, _ figures: Summary) {
    let (entry, known) = (place(of: id), defined(metric))
    let place = entries[entry].place(of: known)
    entries[entry].change(place) { $0.publish(figures) }
  }

  /// Says that a benchmark's values of a metric cannot be used, and why, as a phrase after a colon.
  mutating func spoil(_ id: BenchmarkID, _ metric: Metric, _ reason: String) {
    let (entry, known) = (place(of: id), defined(metric))
    let place = entries[entry].place(of: known)
    entries[entry].change(place) { $0.spoil(reason) }
  }

  /// Says that a benchmark failed, whatever else is said of it.
  mutating func fail(_ id: BenchmarkID, _ reason: String) {
    entries[place(of: id)].ending = (.failed, Failure(kind: .reported, reason: reason))
  }

  /// Says that a benchmark was not run, unless it failed.
  mutating func skip(_ id: BenchmarkID, _ reason: String) {
    let entry = place(of: id)
    if entries[entry].ending == nil {
      entries[entry].ending = (.skipped, Failure(kind: .skipped, reason: reason))
    }
  }

  /// Adds what a reader ought to know about a benchmark.
  mutating func warn(_ id: BenchmarkID, _ warning: String) {
    entries[place(of: id)].warn(warning)
  }

  /// Everything that was said, as a run.
  // It ends every reader; inlined into all of them it makes a tool 4 % larger.
  @inline(never)
  mutating func run(
    identity: String, suite: String, environment: RunEnvironment = RunEnvironment(), startedAt: String? = nil,
    completeness: BenchmarkRun.Completeness = .complete
  ) -> BenchmarkRun {
    let results = EntryClashes.resolved(entries.map { result(of: $0) })
    return BenchmarkRun(
      id: identity, startedAt: startedAt, suite: suite, completeness: completeness, environment: environment,
      metrics: metrics.metrics, results: results)
  }

  private mutating func place(of id: BenchmarkID) -> Int {
    if let known = places[id] { return known }
    begin(id)
    return entries.count - 1
  }

  /// The metric under its name, or under a longer one where the file uses the name for two.
  private mutating func defined(_ metric: Metric) -> Metric {
    var candidate = metric
    for suffix in ["", " (\(metric.unit))", " (\(metric.unit), \(metric.direction.rawValue))"] {
      candidate = Metric(
        name: metric.name + suffix, unit: metric.unit, direction: metric.direction, nature: metric.nature,
        isSigned: metric.isSigned, step: metric.step)
      let key = ByteKey(candidate.name)
      guard let known = definitions[key] else {
        definitions[key] = candidate
        return candidate
      }
      if known == candidate { return known }
    }
    return candidate
  }

  private mutating func result(of entry: Entry) -> BenchmarkResult {
    if let ending = entry.ending {
      return BenchmarkResult(id: entry.id, status: ending.status, failure: ending.failure)
    }
    var samples: [Sample] = []
    var warnings = entry.warnings
    for series in entry.series {
      switch series.content {
      case .usable(let sample):
        metrics.note(series.metric)
        samples.append(sample)
      case .spoilt(let reason):
        warnings.append("Its values of \(series.metric.name) are left out: \(reason).")
      case .clashing: return BenchmarkResult(id: entry.id, status: .failed, failure: EntryClashes.failure)
      case .nothing: break
      }
    }
    if samples.isEmpty {
      let reason = warnings.first ?? "the file holds no figure of it"
      return BenchmarkResult(id: entry.id, status: .failed, failure: Failure(kind: .reported, reason: reason))
    }
    return BenchmarkResult(id: entry.id, samples: samples, warnings: warnings)
  }
}
