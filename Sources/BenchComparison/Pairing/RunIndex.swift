import BenchModel

/// One run, ready to be asked for a benchmark or a metric by name, and known to be free of contradictions.
///
/// It is shared and never copied: all that judge a comparison hold the same two.
final class RunIndex: Sendable {
  let source: RunSource
  let metrics: [ByteKey: Metric]
  private let places: [BenchmarkID: Int]

  /// Takes a run; `rules` say which way metrics are better, whatever the run says of it.
  init(_ given: RunSource, directions rules: [DirectionRule] = []) throws(ComparisonError) {
    source = RunSource(run: given.run.inBaseUnits, file: given.file, format: given.format)
    let directions = try Self.directions(rules)
    do throws(RunContradiction) {
      metrics = try source.run.provenMetrics().mapValues { metric in
        directions[ByteKey(metric.name)].map { metric.with(direction: $0.direction) } ?? metric
      }
    } catch {
      throw .contradiction(source: source.file, error)
    }
    var places = [BenchmarkID: Int](minimumCapacity: source.run.results.count)
    for (place, result) in source.run.results.enumerated() { places[result.id] = place }
    self.places = places
  }

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
