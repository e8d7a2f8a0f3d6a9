package import BenchModel

/// What makes a comparison or an assessment impossible: faults of the input or of the policy, never a result.
package enum ComparisonError: Error, Equatable, Sendable {
  /// One run contradicts itself.
  case contradiction(source: String, RunContradiction)
  /// The benchmark pattern of a rule matches nothing.
  case unmatchedPattern(origin: String, pattern: String)
  /// The metric of a rule is in neither run.
  case unmatchedMetric(origin: String, metric: String)
  /// Two equally specific rules say different things of one row.
  case contradictoryRules(row: String, first: String, second: String)
  /// Rules of gating leave no row that can fail the gate.
  case nothingGates(origin: String)
  /// A rule gives a metric a floor in a unit that the metric does not have.
  case floorUnit(origin: String, tolerance: Tolerance, metric: Metric)
  /// A number of the policy is negative or not finite.
  case policyNumber(origin: String, what: String, value: Double)
  /// A rule says that a time is better the larger it is.
  case directionOfTime(origin: String, metric: String)
  /// A tolerance accepts a hundred times what a row's baseline is.
  case unreachableTolerance(origin: String, tolerance: Tolerance, benchmark: String)
  /// An acknowledgement accepts what no regression could reach.
  case unreachableBound(origin: String, bound: Tolerance)
  /// An acknowledgement names no benchmark, so that it accepts what nobody has looked at.
  case acknowledgesEverything(origin: String)
  /// The chance of a false gate is nothing, or more than a half.
  case falseGates(origin: String, value: Double)
  /// A relative tolerance accepts twice the baseline.
  case toleranceOfDoubling(origin: String, tolerance: Tolerance)
  /// A rename pairs no benchmark of the baseline with one of the current run.
  case unusedRename(Rename, reason: String)
  /// Two renames pair a benchmark with different ones.
  case ambiguousRename(Rename, first: String, name: String)
  /// A commit of the change says what nobody understands.
  case trailer(TrailerError)
  /// A fault of what a commit of the change declares.
  indirect case declared(ComparisonError)
  /// The limit of an objective is in a unit that its statistic does not have.
  case objectiveUnit(origin: String, objective: String, expected: Metric.Unit, given: Metric.Unit)
  /// A line of the summary names a benchmark that the run should have and has not.
  case missingSummaryBenchmark(origin: String, title: String, benchmark: String)
}

extension ComparisonError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .contradiction(let source, let contradiction): "\(source): \(contradiction)"
    case .unmatchedPattern(let origin, let pattern):
      "\(origin): '\(pattern)' matches no benchmark of either run: correct or remove the rule"
    case .unmatchedMetric(let origin, let metric):
      "\(origin): neither run has a metric '\(metric)': correct or remove the rule"
    case .contradictoryRules(let row, let first, let second):
      "\(second): contradicts \(first) on \(row), and neither is more specific: remove one, or name the "
        + "benchmark, the metric or the statistic in the one that is to hold"
    case .nothingGates(let origin):
      "\(origin): with this rule no row is left that can fail the gate: name fewer benchmarks or metrics in it"
    case .floorUnit(let origin, let tolerance, let metric):
      "\(origin): the floor of '\(tolerance)' is not in \(metric.unit), the unit of '\(metric.name)': "
        + "give the floor in that unit"
    case .policyNumber(let origin, let what, let value):
      "\(origin): \(what) is \(value): give a finite number that is not negative"
    case .directionOfTime(let origin, let metric):
      "\(origin): '\(metric)' is a time, of which less is better: remove the rule, or give the metric another name"
    case .unreachableTolerance(let origin, let tolerance, let benchmark):
      "\(origin): the tolerance '\(tolerance)' accepts a hundred times the baseline of '\(benchmark)': give a smaller "
        + "floor, or name the benchmarks that it is for"
    case .unreachableBound(let origin, let bound):
      "\(origin): the bound '\(bound)' accepts ten times the baseline: give what is accepted and no more"
    case .acknowledgesEverything(let origin):
      "\(origin): this accepts a regression of every benchmark: name the benchmarks or their group"
    case .falseGates(let origin, let value):
      "\(origin): the chance of a false gate is \(value): give a share above 0% and at most 50%, such as 1%"
    case .toleranceOfDoubling(let origin, let tolerance):
      "\(origin): the tolerance '\(tolerance)' accepts twice the baseline: give less than 100%"
    case .unusedRename(let rename, let reason):
      "\(rename.origin): nothing was renamed from '\(rename.from)' to '\(rename.to)': \(reason): correct or remove it"
    case .ambiguousRename(let rename, let first, let name):
      "\(rename.origin): contradicts \(first) on '\(name)': a benchmark is renamed to one other, and one to it: keep one"
    case .trailer(let error): error.description
    case .declared(let error): error.description
    case .objectiveUnit(let origin, let objective, let expected, let given):
      "\(origin): objective '\(objective)': the limit is in \(given), what it limits in \(expected): "
        + "give the limit in that unit"
    case .missingSummaryBenchmark(let origin, let title, let benchmark):
      "\(origin): '\(title)' names the benchmark '\(benchmark)', which this run does not have: "
        + "if it was renamed, rename it there too"
    }
  }
}

extension ComparisonError {
  /// Whether the policy is at fault, and not a run or a commit of the change.
  package var isFaultOfPolicy: Bool {
    switch self {
    case .unmatchedPattern, .unmatchedMetric, .contradictoryRules, .nothingGates, .floorUnit, .policyNumber,
      .directionOfTime, .unreachableBound, .acknowledgesEverything, .unreachableTolerance,
      .falseGates, .toleranceOfDoubling, .objectiveUnit, .missingSummaryBenchmark, .unusedRename,
      .ambiguousRename:
      true
    case .contradiction, .trailer, .declared: false
    }
  }
}
