package import BenchModel

/// Holds the objectives of a policy against what a run measured.
package enum ObjectiveAssessor {
  /// One assessment for each objective and each benchmark that it matches, in the order of both.
  ///
  /// - Parameters:
  ///   - floor: by how much launches of one program differ, as a share; widens what rests on one launch.
  /// - Throws: an objective whose limit is in the wrong unit, or a fault of the run.
  package static func assess(
    _ objectives: [Objective], of source: RunSource, betweenLaunchFloor floor: Double
  ) throws(ComparisonError) -> [Assessment] {
    guard floor.isFinite, floor >= 0 else {
      throw .policyNumber(origin: "objectives", what: "the between-launch floor", value: floor)
    }
    let index = try RunIndex(source)
    return try assess(
      Policy(objectives: objectives).narrowed(to: index, index).policy.objectives, of: index, betweenLaunchFloor: floor)
  }

  /// The same for a run that is known to be free of contradictions.
  static func assess(
    _ objectives: [Objective], of index: RunIndex, betweenLaunchFloor floor: Double
  ) throws(ComparisonError) -> [Assessment] {
    var assessments: [Assessment] = []
    let matches = matches(of: objectives, in: index)
    for (objective, matching) in zip(objectives, matches) {
      try check(objective, metric: index.metrics[ByteKey(objective.metric)])
      guard !matching.isEmpty else {
        // A run may be of one group only, and a benchmark may be gone: no reason to keep the rest from being reported.
        assessments.append(
          Assessment(
            objective: objective, id: nil, measured: nil, state: .unproven, margin: nil,
            note: "No benchmark of this run matches '\(objective.benchmark)'"
              + (objective.origin.map { " (\($0))." } ?? ".")))
        continue
      }
      let measuring = ObjectiveMeasurement(statistic: objective.statistic, floor: floor)
      assessments += matching.map { assess(objective, $0, index: index, measuring: measuring) }
    }
    return assessments
  }

  /// The results that each objective is for, in the order of the run.
  private static func matches(of objectives: [Objective], in run: RunIndex) -> [[BenchmarkResult]] {
    let patterns = PatternSet(objectives.map(\.benchmark))
    var matches = [[BenchmarkResult]](repeating: [], count: objectives.count)
    if objectives.isEmpty { return matches }
    for result in run.source.run.results {
      for found in run.patterns(patterns, matching: result.id) { matches[found.place].append(result) }
    }
    return matches
  }

  /// Where an estimate and its interval lie relative to a limit; an end that is absent is unbounded.
  ///
  /// Each proven state needs an inequality that holds, so that NaN proves nothing.
  static func state(of estimate: Estimate, bound: Objective.Bound, limit: Double) -> Assessment.State {
    let lower = estimate.lower ?? -.infinity
    let upper = estimate.upper ?? .infinity
    switch bound {
    case .below:
      if upper < limit { return .met }
      if lower >= limit { return .missed }
      return estimate.value < limit ? .atRisk : .unproven
    case .above:
      if lower > limit { return .met }
      if upper <= limit { return .missed }
      return estimate.value > limit ? .atRisk : .unproven
    }
  }

  private static func assess(
    _ objective: Objective, _ result: BenchmarkResult, index: RunIndex, measuring: ObjectiveMeasurement
  ) -> Assessment {
    func unproven(_ note: String, measured: Estimate? = nil) -> Assessment {
      Assessment(
        objective: objective, id: result.id, measured: measured, state: .unproven,
        margin: measured.flatMap { margin(of: $0.value, objective) }, note: note)
    }
    guard result.status == .measured else {
      let reason = result.failure.map { ": \($0.reason)" } ?? ""
      return unproven("The benchmark was not measured (\(result.status.rawValue)\(reason)).")
    }
    guard let metric = index.metrics[ByteKey(objective.metric)],
      let sample = result.sample(named: objective.metric),
      let measurements = Measurements(sample)
    else { return unproven("The metric '\(objective.metric)' was not measured.") }
    let areOperations = sample.iterations.allSatisfy { $0 == 1 }
    let answer =
      objective.statistic == .slope
      ? measuring.slope(of: sample) : measuring.measure(measurements, metric: metric, areOperations: areOperations)
    guard let measured = answer.estimate else { return unproven(answer.note ?? "It was not measured.") }
    if index.source.run.environment.optimised == false {
      return unproven("Built without optimisation.", measured: measured)
    }
    let hasSameBlocks = objective.statistic == .slope && leavesNoBlock(result)
    return Assessment(
      objective: objective, id: result.id, measured: measured,
      state: hasSameBlocks ? .met : state(of: measured, bound: objective.bound, limit: objective.limit.value),
      margin: margin(of: measured.value, objective),
      note: answer.note ?? (hasSameBlocks ? "Afterwards exactly as many blocks were in use as before." : nil),
      operationsBeyond: beyond(objective, sample, areOperations: areOperations))
  }

  /// Whether every launch had exactly as many blocks of memory in use afterwards as before: then no operation left one.
  private static func leavesNoBlock(_ result: BenchmarkResult) -> Bool {
    guard let blocks = result.sample(of: .liveBlockGrowth), let readings = result.sample(of: .liveMemory) else {
      return false
    }
    return blocks.values.count == readings.values.count && blocks.values.allSatisfy { $0 == [0] }
  }

  /// How many operations did not keep the limit, where each was timed by itself.
  private static func beyond(
    _ objective: Objective, _ sample: Sample, areOperations: Bool
  ) -> Assessment.OperationShare? {
    let total = sample.values.valueCount
    guard areOperations, total > 0, objective.metric.isSameName(as: Metric.latency.name),
      objective.bound == .below
    else { return nil }
    let limit = objective.limit.value
    return Assessment.OperationShare(
      beyond: sample.values.reduce(0) { count, launch in count + launch.count { !($0 < limit) } }, total: total)
  }

  /// How much of the limit is left, as a share of it; nil for a limit of zero, which has no shares.
  private static func margin(of value: Double, _ objective: Objective) -> Double? {
    let limit = objective.limit.value
    guard limit > 0 else { return nil }
    let left = objective.bound == .below ? limit - value : value - limit
    return (left / limit).ifFinite
  }

  private static func check(_ objective: Objective, metric: Metric?) throws(ComparisonError) {
    let limit = objective.limit
    let origin = objective.origin ?? "objectives"
    guard limit.value.isFinite, limit.value >= 0 else {
      throw .policyNumber(origin: origin, what: "the limit of objective '\(objective.name)'", value: limit.value)
    }
    guard let metric else { return }
    let unit = objective.statistic == .throughput ? Metric.Unit.perSecond : metric.unit
    guard unit == limit.unit else {
      throw .objectiveUnit(origin: origin, objective: objective.name, expected: unit, given: limit.unit)
    }
  }
}
