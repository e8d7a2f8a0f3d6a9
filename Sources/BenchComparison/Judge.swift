package import BenchModel
import SideBySide

/// Judges a current run against a baseline: every benchmark of either side ends in rows, one for each metric
/// that is judged.
package enum Judge {
  /// Pairs two runs, judges every pair under the policy, and answers for the whole.
  ///
  /// Its warnings are those of the policy's rules; what follows from the comparison's own values is left to be worded.
  ///
  /// - Parameters:
  ///   - policySource: where the policy came from, as the page is to say it.
  ///   - date: the day that acknowledgements are held against; by default the later one of the days on which the
  ///     runs were made, so that the same files give the same answer on any day.
  ///   - sameBytes: whether both files hold the same bytes, which makes them the same run whatever their identifiers.
  ///   - again: the comparison of a second pair of runs of what had regressed in this one; nil where there is none, and
  ///     a session may have one within its runs.
  ///   - threads: how many benchmarks may be judged at a time; what comes out does not depend on it.
  /// - Throws: a fault of a run or of the policy; a regression is a result and no error.
  package static func compare(
    baseline: RunSource, current: RunSource, policy: Policy, policySource: String, date: CalendarDate? = nil,
    sameBytes: Bool, again: Comparison? = nil, threads: Int = 1
  ) throws(ComparisonError) -> Comparison {
    try checkNumbers(of: policy, source: policySource)
    let policy = policy.holding(
      try rethrowing(try ChangeTrailers.read(current.run.session?.trailers ?? [])) { (error: TrailerError) in
        ComparisonError.trailer(error)
      })
    let floor = policy.betweenLaunchFloor
    let given = Sides(
      baseline: try RunIndex(baseline, directions: policy.directions),
      current: try RunIndex(current, directions: policy.directions))
    let context = RunContext(before: given.baseline, after: given.current)
    let named = given.baseline.with(context.names)
    let renamed = try RenamedBenchmarks(
      policy.renames, baseline: named.source.run.results.lazy.map(\.id),
      current: current.run.results.lazy.map(\.id), isSelection: baseline.isSelection && current.isSelection)
    let (before, after) = (named.with(renamed.newNames), given.current.with(renamed.newNames))
    let (held, selectionWarnings) = policy.narrowed(to: before, after)
    let date = held.acknowledgements.isEmpty ? nil : date ?? day(of: [baseline.run, current.run])
    let rules = try RowRules(held, baseline: before, current: after, date: date)
    let tolerances = try ApplicableTolerances(held.tolerances, baseline: before, current: after)
    let differences = EnvironmentDifferences(baseline.run.environment, current.run.environment)
    let relation = RunRelation(
      baseline: before, current: after, sameBytes: sameBytes, errorOfLooks: SessionLooks.error)
    let pairJudge = PairJudge(
      baseline: before, current: after, policy: held,
      metrics: MetricJudge(
        tolerances: tolerances, floor: floor, looks: relation.looks, losesGate: held.removed == .fail),
      runObstacle: obstacle(baseline.run, current.run, differences: differences, policy: held),
      areOneSession: relation.isOneSession)
    var pending = try pairJudge.judge(BenchmarkPair.all(baseline: before, current: after), threads: threads)
    let roleWarnings = try pending.assignRoles(
      RowRoles(held.roles, baseline: before, current: after), where: rules.mayFail)
    pending.moderateErrors()
    // One that was looked at may have ended because of what its shard could spend, and so may one that is alone here.
    if let shards = current.shards, relation.looks != nil || current.run.plan?.shard != nil {
      pending.spend(by: shards)
    }
    let drifts = relation.isOneSession ? [] : pending.allowForDrift(Self.driftRule(baseline, current, policy: held))
    var verdicts = try Verdicts(
      of: pending, limit: held.falseGates, rules: rules, before, after, relation, threads: threads)
    let own = relation.isOneSession ? try confirmation(baseline, current, policy, policySource, date) : nil
    let second = again ?? own
    var spendsRest = false
    if relation.isCut, let looks = relation.looks {
      spendsRest = pending.spendRest(of: looks, except: SessionLooks.decided(in: verdicts.rows))
    }
    if spendsRest || second != nil {
      verdicts = try Verdicts(
        of: pending, limit: held.falseGates, rules: rules, before, after, relation, confirmedBy: second,
        threads: threads)
    }
    let told = ToldWarnings(before: before, after: after)
    let (levels, shift) = (verdicts.levels, verdicts.shift)
    let rows = told.added(to: RowOrder.sorted(verdicts.rows))
    let assessments = try ObjectiveAssessor.assess(held.objectives, of: after, betweenLaunchFloor: floor)
    let lost = LostObjectives(
      assessments, before: try ObjectiveAssessor.assess(held.objectives, of: before, betweenLaunchFloor: floor))
    let several = SeveralRuns(in: rows)
    let rule = GateRule(
      rows: rows, severalRuns: several, policy: held, faults: relation.faults + context.faults, shift: shift,
      assessments: assessments, lost: lost, renamed: renamed.all.count, isWithinOneRun: relation.isDivided)
    let warnings =
      context.warnings + told.sentences + unjudgedWarnings(pending.unjudged) + held.warnings + selectionWarnings
      + idleRules(held.tolerances, used: pending.rulesUsed) + verdicts.warnings + roleWarnings + rule.tooGoodWarnings
    return Comparison(
      baseline: side(baseline), current: side(current), policySource: policySource, date: date, gate: rule.gate,
      level: levels.level(of: .deciding), informingLevel: levels.level(of: .informing), commonShift: shift,
      drifts: drifts,
      assessments: assessments, rows: rows,
      environmentDifferences: differences.all,
      warnings: warnings, renamed: renamed.all,
      acceptsByTrailer: held.acceptsByTrailer, isWithinOneRun: relation.isDivided, severalRuns: several,
      unjudged: pending.unjudged.filter { $0.direction != .unknown }.map(\.name).ordered())
  }

  /// The comparison of the second session, which measured again what had regressed; nil where there was none.
  private static func confirmation(
    _ baseline: RunSource, _ current: RunSource, _ policy: Policy, _ policySource: String, _ date: CalendarDate?
  ) throws(ComparisonError) -> Comparison? {
    guard let before = baseline.run.ofConfirmation, let after = current.run.ofConfirmation else { return nil }
    return try compare(
      baseline: baseline.with(run: before), current: current.with(run: after), policy: policy,
      policySource: policySource, date: date, sameBytes: false)
  }

  /// The rows with their verdicts, and what is said of all of them.
  private struct Verdicts {
    let levels: GateLevels
    let shift: CommonShift?
    let rows: [ComparisonRow]
    let warnings: [String]

    init(
      of pending: PendingRows, limit: Double, rules: RowRules, _ before: RunIndex, _ after: RunIndex,
      _ relation: RunRelation, confirmedBy second: Comparison? = nil, threads: Int
    ) throws(ComparisonError) {
      let levels = pending.levels(limit: limit)
      self.levels = levels
      let described = pending.rows(at: levels, limit: limit, threads: threads) { rows in
        var spreads = RowSpreads(baseline: before, current: after)
        return rows.map { spreads.described($0) }
      }
      // Benchmarks of one run that are compared with each other all meet the same machine.
      let shift =
        relation.isDivided
        ? nil : CommonShiftRule.shift(of: described, cause: relation.isOneSession ? .code : .unknown)
      self.shift = shift
      let shifted = shift.map { shift in described.map { $0.beyond(shift) } } ?? described
      let confirmed = second.map { ConfirmationRule.confirmed(shifted, by: $0) } ?? shifted
      (rows, warnings) = try rules.applied(to: confirmed)
    }
  }

  private static func driftRule(_ baseline: RunSource, _ current: RunSource, policy: Policy) -> MomentDriftRule {
    MomentDriftRule(prior: DriftPrior(baseline.run, current.run, policy: policy))
  }

  /// A gate that is more often false than right has intervals too narrow to prove anything.
  private static let largestFalseGates = 0.5

  private static func checkNumbers(of policy: Policy, source: String) throws(ComparisonError) {
    let floor = policy.betweenLaunchFloor
    guard floor.isFinite, floor >= 0 else {
      throw .policyNumber(origin: source, what: "the between-launch floor", value: floor)
    }
    if let drift = policy.statedDrift {
      guard drift.isFinite, drift >= 0 else {
        throw .policyNumber(origin: source, what: "the drift", value: drift)
      }
    }
    guard policy.leastDecided >= 0, policy.leastDecided <= 1 else {
      throw .policyNumber(origin: source, what: "the least share of decided benchmarks", value: policy.leastDecided)
    }
    guard policy.falseGates > 0, policy.falseGates <= largestFalseGates else {
      throw .falseGates(origin: source, value: policy.falseGates)
    }
  }

  /// The later day: a current run that is dated back does not revive what had expired when its baseline was made.
  ///
  /// One that says no day revives nothing either: it may be of any later one.
  private static func day(of runs: [BenchmarkRun]) -> CalendarDate? {
    let days = runs.map { $0.startedAt.flatMap { CalendarDate(ofMoment: $0) } }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  private static func obstacle(
    _ baseline: BenchmarkRun, _ current: BenchmarkRun, differences: EnvironmentDifferences, policy: Policy
  ) -> PairJudge.RunObstacle? {
    let sides = [("baseline", baseline), ("current run", current)]
    let debug = sides.filter { $0.1.environment.optimised == false }.map(\.0)
    if !debug.isEmpty {
      return PairJudge.RunObstacle(
        obstacle: .debugBuild, note: "Built without optimisation: \(debug.joined(separator: " and ")).")
    }
    guard policy.environment == .fail, !differences.all.isEmpty else { return nil }
    return PairJudge.RunObstacle(obstacle: .environment, note: nil)
  }

  private static func side(_ source: RunSource) -> Comparison.Side {
    Comparison.Side(
      source: source.file, format: source.format, runID: source.run.id, startedAt: source.run.startedAt,
      suite: source.run.suite, completeness: source.run.completeness, environment: source.run.environment)
  }
}
