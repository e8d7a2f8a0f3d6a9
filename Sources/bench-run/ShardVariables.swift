import CommandLineTool

/// What schedulers and build servers tell a job about the part that it is of several.
struct ShardVariables {
  let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  /// How one of them tells it: which variable numbers the jobs, the number of the first one, and which says how many
  /// there are.
  private struct Convention {
    let name: String
    let index: String
    let first: Int
    let count: String
  }

  private static let conventions = [
    // GitHub has no variables of a matrix: strategy.job-index and strategy.job-total are given by these.
    Convention(name: "BENCH_SHARD_INDEX", index: "BENCH_SHARD_INDEX", first: 0, count: "BENCH_SHARDS"),
    // An indexed Job does not tell its pods how many they are.
    Convention(name: "Kubernetes", index: "JOB_COMPLETION_INDEX", first: 0, count: "BENCH_SHARDS"),
    Convention(name: "GitLab", index: "CI_NODE_INDEX", first: 1, count: "CI_NODE_TOTAL"),
    Convention(name: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", first: 0, count: "BUILDKITE_PARALLEL_JOB_COUNT"),
    Convention(name: "CircleCI", index: "CIRCLE_NODE_INDEX", first: 0, count: "CIRCLE_NODE_TOTAL"),
  ]

  /// The part that the first of them tells.
  ///
  /// - Throws: status 64 where none does, or what it tells is no part.
  func choice() throws(ToolError) -> ShardChoice {
    if let slurm = try ofSlurm() { return slurm }
    for convention in Self.conventions where value(convention.index) != nil {
      guard let index = number(convention.index), let count = number(convention.count) else {
        throw ToolError(
          .usage,
          "--shard auto: \(convention.index) is set (\(convention.name)), and \(convention.count) does not say of how many "
            + "parts: set it")
      }
      return try choice(index - convention.first + 1, of: count, by: convention.name)
    }
    throw ToolError(
      .usage,
      "--shard auto: no variable of a scheduler says which part this is: name it, as in --shard 3/8, or set "
        + "BENCH_SHARD_INDEX (from 0) and BENCH_SHARDS")
  }

  /// An array has the numbers that it was given, from any first one on.
  private func ofSlurm() throws(ToolError) -> ShardChoice? {
    guard value("SLURM_ARRAY_TASK_ID") != nil else { return nil }
    guard let id = number("SLURM_ARRAY_TASK_ID"), let first = number("SLURM_ARRAY_TASK_MIN"),
      let last = number("SLURM_ARRAY_TASK_MAX"), let count = number("SLURM_ARRAY_TASK_COUNT"), count > 0,
      count == 1 || (last - first).isMultiple(of: count - 1), count > 1 || last == first
    else {
      throw ToolError(.usage, "--shard auto: the array of Slurm has gaps: submit it with --array=1-8 or the like")
    }
    let step = count == 1 ? 1 : (last - first) / (count - 1)
    return try choice((id - first) / max(step, 1) + 1, of: count, by: "Slurm")
  }

  private func choice(_ number: Int, of count: Int, by name: String) throws(ToolError) -> ShardChoice {
    guard let choice = ShardChoice("\(number)/\(count)") else {
      throw ToolError(.usage, "--shard auto: the variables of \(name) say part \(number) of \(count), which is none")
    }
    return choice
  }

  private func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

  private func number(_ name: String) -> Int? {
    value(name).flatMap { Int($0) }.flatMap { abs($0) < 1 << 32 ? $0 : nil }
  }
}
