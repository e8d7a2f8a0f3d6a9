package import BenchModel
import BenchStatistics

/// The last runs of a history as a baseline: what they scatter by is what the next one may differ by.
///
/// Runs of other machines, suites and toolchains are not taken, nor failed, partial or regressed ones, nor what was
/// measured after the run that is judged. Of each series the runs before its last change of level are left out, since
/// they would make the scatter of two levels the error of one.
package struct HistoryBaseline: Sendable {
  /// The runs as one side of a comparison.
  package let source: RunSource
  /// How many runs the history has of this machine, suite and toolchain that could be taken.
  package let usable: Int

  /// So many runs are searched for changes of level, the newest ones: older levels are no baseline anyway.
  private static let searched = 200

  /// Takes the newest runs of a history.
  ///
  /// - Parameters:
  ///   - current: The run that is to be judged.
  ///   - machine: The key of its machine.
  ///   - count: The most runs that are taken of each series.
  ///   - file: The history as the user named it.
  /// - Returns: nil where no run can be taken.
  /// - Throws: a rule of the policy that could never hold for the history.
  package init?(
    of history: HistoryColumns, for current: BenchmarkRun, on machine: String, count: Int, file: String,
    policy: Policy
  ) throws(ComparisonError) {
    let usable = history.order.filter { Self.isUsable(history.runs[$0], for: current, on: machine) }
    guard let last = usable.last else { return nil }
    self.usable = usable.count
    var recent = HistoryColumns()
    recent.add(history, at: Array(usable.suffix(Self.searched)))
    let report = try HistoryAnalyst.report(on: recent, source: file, policy: policy, tolerances: [])
    let newest = history.runs[last]
    let (present, definitions) = Self.measured(at: last, of: history)
    var earlier = EarlierFigures()
    var samples: [BenchmarkID: [Sample]] = [:]
    var metrics: [ByteKey: Metric] = [:]
    for series in report.series where present.contains(series.id) {
      let first = max(series.changes.last?.endIndex ?? 0, series.values.count - count)
      let values = Array(series.values[max(first, 0)...])
      earlier.add(values, of: series.id, series.metric, series.statistic)
      // The definition may have changed within a history: the newest run's is the one.
      let key = ByteKey(series.metric.name)
      guard definitions.contains(series.metric),
        samples[series.id]?.contains(where: { ByteKey($0.metric) == key }) != true
      else { continue }
      metrics[key] = series.metric
      samples[series.id, default: []].append(Self.sample(of: series.metric, values))
    }
    let run = BenchmarkRun(
      id: "history:\(newest.point.run)", startedAt: newest.point.date.text, suite: newest.suite,
      environment: newest.environment ?? RunEnvironment(),
      metrics: metrics.values.ordered { $0.name.precedes($1.name) },
      results: samples.keys.ordered().map { BenchmarkResult(id: $0, samples: samples[$0] ?? []) })
    source = RunSource(run: run, file: file, format: "history", earlier: earlier)
  }

  /// The benchmarks that a run has figures of, and the metrics as it defines them.
  private static func measured(
    at place: Int, of history: HistoryColumns
  ) -> (benchmarks: Set<BenchmarkID>, metrics: Set<Metric>) {
    let own = history.columns.filter { $0.places.contains(Int32(place)) }
    return (Set(own.map(\.id)), Set(own.map(\.metric)))
  }

  private static func isUsable(_ run: HistoryColumns.Run, for current: BenchmarkRun, on machine: String) -> Bool {
    guard run.faults.isEmpty, run.machine.isSameName(as: machine), run.suite.isSameName(as: current.suite),
      run.environment?.toolchain.map(ByteKey.init) == current.environment.toolchain.map(ByteKey.init),
      !run.point.run.isSameName(as: current.id)
    else { return false }
    // What the run does not say of its moment, it does not say of being older than the history.
    guard let moment = current.startedAt.flatMap({ try? Instant($0) }) else { return true }
    return run.point.date < moment
  }

  /// One value a run, so that counts are compared as they are.
  private static func sample(of metric: Metric, _ values: [Double]) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: metric.name, process: places, round: places, order: places, iterations: places.map { _ in 1 },
      values: values.map { [$0] }, moment: places.count > 1 ? places : nil)
  }
}
