import BenchComparison
package import BenchModel
package import CommandLineTool

/// Two files and a policy, judged, with errors as the tools end with them.
package enum RunComparison {
  /// Judges `current` against `baseline`.
  ///
  /// - Throws: status 65 for a fault of a run, 78 for a fault of the policy.
  package static func compare(
    baseline: RunFile, current: RunFile, policy: PolicySource
  ) throws(ToolError) -> Comparison {
    let policy = try policy.measured(for: baseline.run.environment, current.run.environment)
    do throws(ComparisonError) {
      return try Judge.compare(
        baseline: source(of: baseline), current: source(of: current), policy: policy.policy,
        policySource: policy.description, sameBytes: baseline.hash == current.hash)
    } catch {
      throw toolError(error)
    }
  }

  /// Holds a policy's objectives against a run.
  ///
  /// - Throws: status 65 for a fault of the run, 78 for a fault of the policy.
  package static func assess(_ policy: PolicySource, on file: RunFile) throws(ToolError) -> [Assessment] {
    let policy = try policy.measured(for: file.run.environment, file.run.environment)
    do throws(ComparisonError) {
      return try ObjectiveAssessor.assess(
        policy.policy.objectives, of: source(of: file), betweenLaunchFloor: policy.policy.betweenLaunchFloor)
    } catch {
      throw toolError(error)
    }
  }

  private static func source(of file: RunFile) -> Judge.Source {
    Judge.Source(run: file.run, file: file.path, format: file.format)
  }

  private static func toolError(_ error: ComparisonError) -> ToolError {
    ToolError(error.isFaultOfPolicy ? .configuration : .dataError, error.description)
  }
}
