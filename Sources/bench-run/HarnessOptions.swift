import BenchRunner
import CommandLineTool

/// The existing suite that a command line names, and in a session that of the other side.
struct HarnessOptions {
  let suite: HarnessedSuite
  /// Nil where the other side is no command of its own.
  let baseline: HarnessedSuite?

  static let harnessOption = OptionDeclaration.choice(
    "harness", among: Harness.all.map(\.name),
    help:
      "Take the command for an existing suite of this tool, whose benchmarks are measured by its own means, start by "
      + "start.")

  /// Takes the suite of a command line; nil where it names none.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    guard let harness = parsed.value(of: Self.harnessOption).flatMap(Harness.named) else { return nil }
    if let other = [RunOptions.suiteOption, RunOptions.workerOption].first(where: { parsed.has($0) }) {
      throw ToolError(.usage, "--\(Self.harnessOption.name) and --\(other.name) name two things to run; keep one")
    }
    let shaping = CommandOptions.declarations.filter { $0 != CommandOptions.commandOption }
    if let option = (shaping + [RunOptions.iterationsOption]).first(where: { parsed.has($0) }) {
      throw ToolError(.usage, "--\(option.name) is not for a suite, which --harness starts by its own means")
    }
    let written = try WrittenCommands(parsed)
    guard written.commands.count == 1, let command = written.commands.first else {
      throw ToolError(
        .usage, "--harness \(harness.name) needs the command of one suite: name it with --command, or after --")
    }
    suite = HarnessedSuite(harness, arguments: command.command.arguments())
    baseline = written.baseline.map { HarnessedSuite(harness, arguments: $0.command.arguments()) }
  }
}
