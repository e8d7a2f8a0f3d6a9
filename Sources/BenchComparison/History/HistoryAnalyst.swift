package import BenchModel
import BenchStatistics

/// Finds the changes in a history, all series together, so that the chance of a false finding is that of the whole.
package struct HistoryAnalyst {
  private let tolerances: ApplicableTolerances
  private let acknowledgements: ApplicableAcknowledgements

  /// How many runs a series needs to be searched.
  package static let fewestRuns = ChangePointSearch.shortest
  /// How many runs a level of noisy measurements takes: a change is seen from so many runs after it on.
  package static let fewestRunsOfLevel = ChangePointSearch.fewest
  /// The error rate unless the user says otherwise.
  package static let usualRate = 0.05

  /// Searches every series of a history.
  ///
  /// - Parameters:
  ///   - history: The runs, in any order.
  ///   - source: The file as the user named it.
  ///   - policy: The policy, of which two things count. Its tolerances: a change within them is not reported, and rules
  ///     for what the history does not hold give a warning, because a history keeps less than a comparison judges. Its
  ///     acknowledgements: what they accept on the day of the newest run is reported and is no regression. The
  ///     comparison tells of those that nothing needs.
  ///   - tolerances: Further rules, each of which has to be for something in the history.
  ///   - rate: The chance that anything is found where nothing changed, and the share of findings expected to be false.
  ///   - newest: A change for the worse that began in so many of the newest runs of its series is a regression; without
  ///     it, none is.
  ///   - warnings: What reading the file gave to say.
  /// - Throws: a rule that could never hold for this history.
  package static func report(
    on history: HistoryColumns, source: String, policy: Policy = Policy(), tolerances: [ToleranceRule],
    rate: Double = usualRate,
    newest: Int? = nil, warnings: [String] = []
  ) throws(ComparisonError) -> HistoryReport {
    let all = RunSeries.all(of: history)
    let usable = policy.tolerances.filter { rule in all.contains { isFor($0.key, rule) } }
    let unused = policy.tolerances.filter { !usable.contains($0) }.map {
      "\($0.selector.origin): the rule is for nothing in this history"
    }
    let newestDate = history.runs.map(\.point.date).max().flatMap { CalendarDate(ofMoment: $0.text) }
    let analyst = HistoryAnalyst(
      tolerances: try applicable(usable + tolerances, for: all, source: source),
      // A change of noisy runs has an interval of its own and that of a count needs none, so that no floor is due.
      acknowledgements: ApplicableAcknowledgements(policy.acknowledgements, date: newestDate, floor: 0))
    let searches = all.map(Search.init)
    let probabilities = searches.compactMap(\.probability)
    let level = FalseDiscovery.level(of: probabilities, rate: rate)
    var series: [HistorySeries] = []
    for search in searches { series.append(try analyst.judged(search, level: level)) }
    let answer = HistoryAnswer(series, newest: newest)
    return HistoryReport(
      source: source, outcome: answer.outcome, headline: answer.headline, runs: history.runs.count,
      errorRate: HistoryReport.ErrorRate(rate: rate, series: probabilities.count, level: level),
      series: series, warnings: warnings + unused)
  }

  private static func isFor(_ key: RunSeries.Key, _ rule: ToleranceRule) -> Bool {
    let isForMetric = rule.selector.metric.map { $0.isSameName(as: key.metric.name) } ?? true
    return isForMetric && (rule.selector.benchmark.map { IdentityPattern($0).match(key.id) != nil } ?? true)
  }

  /// A series, and how it is searched.
  private struct Search {
    enum Method {
      case exact(ExactChanges)
      case noisy(NoisyChanges)
      case none(HistorySeries.Method)
    }

    let series: RunSeries
    let method: Method

    init(_ series: RunSeries) {
      self.series = series
      if let exact = ExactChanges(series) {
        method = series.values.count < 2 ? .none(.tooShort) : .exact(exact)
      } else if series.values.count < HistoryAnalyst.fewestRuns {
        method = .none(.tooShort)
      } else {
        method = (try? NoisyChanges(series)).map(Method.noisy) ?? .none(.notPositive)
      }
    }

    var probability: Double? {
      if case .noisy(let changes) = method { changes.evidence.probability } else { nil }
    }
  }

  /// The rules, held against all benchmarks and metrics of the history.
  private static func applicable(
    _ rules: [ToleranceRule], for series: [RunSeries], source: String
  ) throws(ComparisonError) -> ApplicableTolerances {
    var metrics: [ByteKey: Metric] = [:]
    var ids: Set<BenchmarkID> = []
    for one in series {
      metrics[ByteKey(one.key.metric.name)] = one.key.metric
      ids.insert(one.key.id)
    }
    let run = BenchmarkRun(
      id: source, suite: "", environment: RunEnvironment(),
      metrics: metrics.values.ordered { $0.name.precedes($1.name) },
      results: ids.ordered().map { BenchmarkResult(id: $0, samples: []) })
    let index = try RunIndex(RunSource(run: run, file: source, format: ""))
    return try ApplicableTolerances(rules, baseline: index, current: index)
  }

  private func judged(_ search: Search, level: Double) throws(ComparisonError) -> HistorySeries {
    let key = search.series.key
    let applied = try tolerances.applied(
      by: tolerances.rules(for: key.id), metric: key.metric, statistic: key.statistic)
    func exceeds(_ change: LevelChange) -> Bool { change.exceeds(applied, metric: key.metric) }
    var method = HistorySeries.Method.exact
    var evidence: ChangePointSearch.Evidence?
    var steps = ToleratedSteps([], exceeds: exceeds) { _ in nil }
    var warnings: [String] = []
    switch search.method {
    case .none(let reason): method = reason
    case .exact(let changes): steps = ToleratedSteps(changes.all, exceeds: exceeds, joined: changes.joined)
    case .noisy(let noisy):
      method = .noisy
      evidence = noisy.evidence
      do throws(StatisticsError) {
        let changes = noisy.evidence.probability <= level ? try noisy.all(level: level) : []
        steps = ToleratedSteps(changes, exceeds: exceeds) { noisy.joined($0, among: changes) }
      } catch {
        warnings.append("its changes cannot be stated: \(error)")
      }
      if key.metric.nature == .exact {
        warnings.append("'\(key.metric.name)' is said to be exact and is not: searched like noisy measurements")
      }
    }
    return HistorySeries(
      machine: key.machine.text, suite: key.suite.text, id: key.id, metric: key.metric, statistic: key.statistic,
      method: method, tolerance: applied.tolerance, values: search.series.values, probability: evidence?.probability,
      correlation: evidence?.correlation,
      changes: steps.reported.map { $0.reported(of: search.series, acknowledgements) }, tolerated: steps.tolerated,
      warnings: warnings)
  }
}
