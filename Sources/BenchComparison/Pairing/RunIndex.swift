import BenchModel

/// One run, ready to be asked for a benchmark or a metric by name, and known to be free of contradictions.
struct RunIndex: Sendable {
  let source: RunSource
  let metrics: [ByteKey: Metric]
  private let places: [BenchmarkID: Int]

  /// Takes a run; `rules` say which way metrics are better, whatever the run says of it.
  init(_ given: RunSource, directions rules: [DirectionRule] = []) throws(ComparisonError) {
    source = RunSource(run: given.run.inBaseUnits, file: given.file, format: given.format)
    let directions = try Self.directions(rules)
    var metrics: [ByteKey: Metric] = [:]
    for metric in source.run.metrics {
      let key = ByteKey(metric.name)
      let directed = directions[key].map { metric.with(direction: $0.direction) } ?? metric
      guard metrics.updateValue(directed, forKey: key) == nil else {
        throw .duplicateMetric(source: source.file, metric: metric.name)
      }
    }
    self.metrics = metrics
    var places = [BenchmarkID: Int](minimumCapacity: source.run.results.count)
    for (place, result) in source.run.results.enumerated() {
      guard places.updateValue(place, forKey: result.id) == nil else {
        throw .duplicateBenchmark(source: source.file, id: result.id)
      }
      try Self.check(result, metrics: metrics, file: source.file)
    }
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

  private static func check(
    _ result: BenchmarkResult, metrics: [ByteKey: Metric], file: String
  ) throws(ComparisonError) {
    var seen: Set<ByteKey> = []
    for sample in result.samples {
      let key = ByteKey(sample.metric)
      guard metrics[key] != nil else {
        throw .undefinedMetric(source: file, id: result.id, metric: sample.metric)
      }
      guard seen.insert(key).inserted else {
        throw .duplicateSample(source: file, id: result.id, metric: sample.metric)
      }
      guard sample.isConsistent else {
        throw .inconsistentSample(source: file, id: result.id, metric: sample.metric)
      }
    }
  }
}
