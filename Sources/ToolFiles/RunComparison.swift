import BenchComparison
package import BenchModel
package import CommandLineTool

/// Two files and a policy, judged, with errors as the tools end with them.
package enum RunComparison {
  /// Judges `current` against `baseline`; without a date, acknowledgements are held against the later of the days on
  /// which the runs were made.
  ///
  /// - Throws: status 65 for a fault of a run, 78 for a fault of the policy.
  package static func compare(
    baseline: RunFile, current: RunFile, policy: PolicySource, date: CalendarDate? = nil
  ) throws(ToolError) -> Comparison {
    let policy = try policy.held(against: [baseline.run.suite, current.run.suite])
      .measured(for: baseline.run.environment, current.run.environment)
    let isSame = try baseline.isSame(as: current)
    return try rethrowing(
      try Judge.compare(
        baseline: source(of: baseline), current: source(of: current), policy: policy.policy,
        policySource: policy.description, date: date, sameBytes: isSame)
    ) { (error: ComparisonError) in ToolError(error) }
  }

  /// The benchmarks of a session that need no further round, by what the comparison of its two runs so far says.
  ///
  /// - Throws: status 65 for a fault of a run, 78 for a fault of the policy.
  package static func decided(
    in runs: Sides<BenchmarkRun>, policy: PolicySource
  ) throws(ToolError) -> Set<BenchmarkID> {
    let policy = try policy.held(against: [runs.baseline.suite, runs.current.suite])
    let sources = runs.map { RunSource(run: $0, file: $0.session?.side.rawValue ?? "", format: "bench-run") }
    do throws(ComparisonError) {
      let comparison = try Judge.compare(
        baseline: sources.baseline, current: sources.current, policy: policy.policy,
        policySource: policy.description, sameBytes: false)
      return SessionDecision.decided(in: comparison)
    } catch {
      throw ToolError(error)
    }
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
    RunSource(run: file.run, file: file.path, format: file.format, warnings: file.warnings)
  }
}
