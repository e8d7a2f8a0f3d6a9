import BenchComparison
import BenchFormats
package import BenchModel
import BenchRendering
package import CommandLineTool

/// Two runs and a policy, judged, with errors as the tools end with them.
package enum RunComparison {
  /// Judges `current` against `baseline`; without a date, acknowledgements are held against the later of the days on
  /// which the runs were made.
  ///
  /// - Parameters:
  ///   - again: what a second pair of files of what regressed gave, if there is one.
  ///   - threads: how many benchmarks may be judged at a time; what comes out does not depend on it.
  /// - Throws: status 65 for a fault of a run, 78 for a fault of the policy.
  package static func compare(
    baseline: RunFile, current: RunFile, policy: PolicySource, date: CalendarDate? = nil, again: Comparison? = nil,
    threads: Int = 1
  ) throws(ToolError) -> Comparison {
    let policy = try policy.held(against: [baseline.run.suite, current.run.suite])
      .measured(for: baseline.run.environment, current.run.environment)
    return try judged(
      Sides(baseline: source(of: baseline), current: source(of: current)), by: policy, date: date,
      sameBytes: baseline.isSame(as: current),
      fileWarnings: baseline.warnings + current.warnings.filter { !baseline.warnings.contains($0) }, again: again,
      threads: threads)
  }

  /// Judges the two runs of a session as they are in hand; `files` says where they are kept.
  ///
  /// - Throws: status 65 for a fault of a run, 78 for a fault of the policy.
  package static func compare(
    _ runs: Sides<BenchmarkRun>, keptIn files: Sides<String>, policy: PolicySource
  ) throws(ToolError) -> Comparison {
    let policy = try policy.held(against: [runs.baseline.suite, runs.current.suite])
      .measured(for: runs.baseline.environment, runs.current.environment)
    let sources = Sides(
      baseline: RunSource(run: runs.baseline, file: files.baseline, format: OwnRunFormat.name),
      current: RunSource(run: runs.current, file: files.current, format: OwnRunFormat.name))
    return try judged(sources, by: policy)
  }

  /// What the comparison of the two runs of a session so far says of its benchmarks.
  ///
  /// - Throws: status 65 for a fault of a run, 78 for a fault of the policy.
  package static func outlook(
    of runs: Sides<BenchmarkRun>, policy: PolicySource
  ) throws(ToolError) -> SessionOutlook {
    let policy = try policy.held(against: [runs.baseline.suite, runs.current.suite])
    let sources = runs.map { RunSource(run: $0, file: $0.session?.side.rawValue ?? "", format: OwnRunFormat.name) }
    return SessionLooks.outlook(of: try judged(sources, by: policy))
  }

  private static func judged(
    _ sources: Sides<RunSource>, by policy: PolicySource, date: CalendarDate? = nil, sameBytes: Bool = false,
    fileWarnings: [String] = [], again: Comparison? = nil, threads: Int = 1
  ) throws(ToolError) -> Comparison {
    let comparison = try rethrowing(
      try Judge.compare(
        baseline: sources.baseline, current: sources.current, policy: policy.policy,
        policySource: policy.description, date: date, sameBytes: sameBytes, again: again, threads: threads)
    ) { (error: ComparisonError) in ToolError(error) }
    return ComparisonWarnings(comparison).worded(files: fileWarnings)
  }

  /// Holds a policy's objectives against a run.
  ///
  /// - Throws: status 65 for a fault of the run, 78 for a fault of the policy.
  package static func assess(_ policy: PolicySource, on file: RunFile) throws(ToolError) -> [Assessment] {
    let policy = try policy.held(against: [file.run.suite])
      .measured(for: file.run.environment, file.run.environment)
    return try rethrowing(
      try ObjectiveAssessor.assess(
        policy.policy.objectives, of: source(of: file), betweenLaunchFloor: policy.policy.betweenLaunchFloor)
    ) { (error: ComparisonError) in ToolError(error) }
  }

  private static func source(of file: RunFile) -> RunSource {
    RunSource(
      run: file.run, file: file.path, format: file.format, part: file.part, earlier: file.earlier,
      shards: file.shards)
  }
}
