package import BenchComparison
package import BenchModel
package import CommandLineTool

/// The benchmarks of a session's base that have other names in its head, as they are known before anything is measured.
package enum SessionRenames {
  /// Holds the policy's renames and those that the commits declare against what both workers have.
  ///
  /// - Parameters:
  ///   - trailers: those of the commits between the base and the head.
  ///   - isSelection: whether only some benchmarks were chosen.
  /// - Throws: status 78 for a fault of the policy, 65 for one of a commit, which is named.
  package static func find(
    policy: PolicySource, trailers: [CommitTrailer], baseline: [BenchmarkID], current: [BenchmarkID], isSelection: Bool
  ) throws(ToolError) -> RenamedBenchmarks {
    let declared = try rethrowing(try ChangeTrailers.read(trailers)) { (error: TrailerError) in
      ToolError(.dataError, error.description)
    }
    return try rethrowing(
      try RenamedBenchmarks(
        policy.policy.renames + declared.renames, baseline: baseline, current: current, isSelection: isSelection)
    ) { (error: ComparisonError) in ToolError(error) }
  }
}
