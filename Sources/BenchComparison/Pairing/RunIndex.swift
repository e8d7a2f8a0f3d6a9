import BenchModel

/// One run, ready to be asked for a benchmark or a metric by name, and known to be free of contradictions.
///
/// It is shared and never copied: all that judge a comparison hold the same two.
final class RunIndex: Sendable {
  let source: RunSource
  let metrics: [ByteKey: Metric]
  /// The names of the metrics that are not diagnostic, which is asked of every sample.
  private let mainMetrics: Set<ByteKey>
  /// What benchmarks are called in the baseline, by the names that they go by here, where those differ.
  let formerNames: [BenchmarkID: BenchmarkID]
  private let places: [BenchmarkID: Int]

  /// Takes a run; `rules` say which way metrics are better, whatever the run says of it.
  init(_ given: RunSource, directions rules: [DirectionRule] = []) throws(ComparisonError) {
    source = given.with(run: given.run.inBaseUnits)
    let directions = try Self.directions(rules)
    do throws(RunContradiction) {
      metrics = try source.run.provenMetrics().mapValues { metric in
        directions[ByteKey(metric.name)].map { metric.with(direction: $0.direction) } ?? metric
      }
    } catch {
      throw .contradiction(source: source.file, error)
    }
    mainMetrics = Set(metrics.filter { !$0.value.isDiagnostic }.keys)
    places = Self.places(of: source.run.results)
    formerNames = [:]
  }

  private init(_ index: RunIndex, newNames: [BenchmarkID: BenchmarkID]) {
    let run = index.source.run.with(names: newNames)
    source = index.source.with(run: run)
    metrics = index.metrics
    mainMetrics = index.mainMetrics
    formerNames = Dictionary(
      newNames.map { ($0.value, index.formerNames[$0.key] ?? $0.key) }, uniquingKeysWith: { first, _ in first })
    places = Self.places(of: run.results)
  }

  private static func places(of results: [BenchmarkResult]) -> [BenchmarkID: Int] {
    var places = [BenchmarkID: Int](minimumCapacity: results.count)
    for (place, result) in results.enumerated() { places[result.id] = place }
    return places
  }

  /// The same run with its benchmarks under the names that they have in the current run.
  func with(_ newNames: [BenchmarkID: BenchmarkID]) -> RunIndex {
    newNames.isEmpty ? self : RunIndex(self, newNames: newNames)
  }

  /// The patterns that match a benchmark by its name, or by the one that it had in the baseline.
  func patterns(_ patterns: PatternSet, matching id: BenchmarkID) -> [PatternSet.Found] {
    // As a rule nothing was renamed, and this is asked of each of many benchmarks.
    if formerNames.isEmpty { return patterns.matching(id) }
    return patterns.matching(anyNameOf: [id, formerNames[id]].compactMap { $0 })
  }

  /// The names by which a rule may know the run's benchmarks: their own, and those that they had in the baseline.
  var names: [BenchmarkID] {
    let own = source.run.results.map(\.id)
    return formerNames.isEmpty ? own : own + own.compactMap { formerNames[$0] }
  }

  /// Whether the run has a metric of a name that is more than an explanation of others.
  func hasMainMetric(_ name: ByteKey) -> Bool { mainMetrics.contains(name) }

  /// The result of a benchmark, if the run has one.
  func result(of id: BenchmarkID) -> BenchmarkResult? {
    places[id].map { source.run.results[$0] }
  }

  /// Rules of direction by the metric's name.
  static func directions(_ rules: [DirectionRule]) throws(ComparisonError) -> [ByteKey: DirectionRule] {
    var directions: [ByteKey: DirectionRule] = [:]
    for rule in rules {
      if let earlier = directions.updateValue(rule, forKey: ByteKey(rule.metric)), earlier.direction != rule.direction {
        throw .contradictoryRules(row: "'\(rule.metric)'", first: earlier.origin, second: rule.origin)
      }
    }
    return directions
  }
}
