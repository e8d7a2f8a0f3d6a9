import BenchFormats
import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles

/// Which part of a suite a run is to measure, of several that are measured apart.
struct ShardChoice: Equatable {
  /// From 1.
  let number: Int
  let count: Int
  /// Results of the last run, whose durations balance the parts.
  var lastRun: [String] = []

  static let option = OptionDeclaration.value(
    "shard", of: "I/N",
    help:
      "Measure the I-th of N parts of the suite, such as 3/8; auto takes both from the variables of a Slurm array, a "
      + "Kubernetes indexed Job, GitLab parallel, Buildkite, CircleCI, or BENCH_SHARD_INDEX (from 0) and BENCH_SHARDS.")
  static let lastRunOption = OptionDeclaration.list(
    "shard-durations", of: "FILE",
    help: "With --shard: results of the last run; parts are balanced by how long each benchmark took in it. The same "
      + "files for every part.")

  static let declarations = [option, lastRunOption]

  /// What the command line asks for; nil where it asks for the whole suite.
  ///
  /// - Parameter whole: the options that no part can have.
  static func requested(
    _ parsed: ParsedArguments, environment: [String: String], unless whole: [OptionDeclaration] = []
  ) throws(ToolError) -> ShardChoice? {
    guard let text = parsed.value(of: option) else {
      if parsed.has(lastRunOption) { throw ToolError(.usage, "--shard-durations is for --shard I/N") }
      return nil
    }
    let idle = whole.first { parsed.has($0) }
    if let idle { throw ToolError(.usage, "--\(idle.name) needs the whole suite; leave --shard out") }
    guard var choice = text == "auto" ? try ShardVariables(environment).choice() : ShardChoice(text) else {
      throw ToolError(.usage, "--shard \(text.printable): a part and a count such as 3/8, or auto")
    }
    choice.lastRun = parsed.values(of: lastRunOption)
    return choice
  }

  init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], (1...Self.mostShards).contains(count),
      (1...count).contains(number)
    else { return nil }
    self.init(number: number, count: count)
  }

  /// No scheduler has as many.
  static let mostShards = 10_000

  /// As folders and files are called.
  var name: String { "\(number)-of-\(count)" }

  /// The parts of a suite.
  func partition(of ids: [BenchmarkID]) throws(ToolError) -> ShardPartition {
    guard count <= ids.count else {
      throw ToolError(.usage, "--shard \(number)/\(count): there are only \(ids.count) benchmarks to part")
    }
    var durations: [BenchmarkID: Double] = [:]
    for path in lastRun {
      let run = try Self.run(path)
      // Of several files the order tells nothing: the longest of a benchmark counts.
      for result in run.results {
        guard let duration = result.duration else { continue }
        durations[result.id] = max(durations[result.id] ?? 0, duration)
      }
    }
    if !lastRun.isEmpty, durations.isEmpty {
      throw ToolError(.dataError, "\(lastRun[0]): no benchmark of it says how long it took: take results of bench-run")
    }
    return ShardPartition(ids, durations: durations, count: count)
  }

  private static func run(_ path: String) throws(ToolError) -> BenchmarkRun {
    let bytes = try Input.bytes(path, limit: RunInput.defaultLimit)
    return try rethrowing(try RunReader.read(bytes, source: path, identity: path).run) { (error: FormatError) in
      ToolError(.dataError, error.description)
    }
  }
}

extension RunCommand {
  /// The benchmarks of this command's part among all that are chosen, and the part as the run states it; all of them
  /// and nil where the whole suite is measured.
  func part(of chosen: [BenchmarkID]) throws(ToolError) -> (ids: Set<BenchmarkID>, shard: RunPlan.Shard?) {
    guard let choice = options.shard else { return (Set(chosen), nil) }
    let ids = chosen.reduce(into: (list: [BenchmarkID](), seen: Set<BenchmarkID>())) { all, id in
      if all.seen.insert(id).inserted { all.list.append(id) }
    }.list
    let partition = try choice.partition(of: ids)
    return (Set(ids.filter { partition.number(of: $0) == choice.number }), partition.shard(choice.number))
  }

  /// The same command with the part of the suite that it measures in its plan.
  func stating(_ shard: RunPlan.Shard?) -> RunCommand {
    var command = self
    command.options.plan.shard = shard
    return command
  }
}
