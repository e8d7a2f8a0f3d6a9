import BenchModel
import BenchRunner
import CommandLineTool

/// The whole commands that a command line names, and how they are run.
struct CommandOptions {
  /// What is measured: each command for each choice of the parameters.
  let commands: [MeasuredCommand]
  /// What they are measured against in a session, as many and in the same order.
  let baseline: [MeasuredCommand]?

  static let commandOption = OptionDeclaration.value(
    "command", of: "COMMAND", isRepeatable: true,
    help: "Run a whole command, a program and its arguments in one text; quotes are heeded, no shell sees it. Several "
      + "take turns.")
  static let shellOption = OptionDeclaration.flag(
    "shell", help: "Hand commands to /bin/sh, whose own start is then measured, too.")
  static let runsOption = OptionDeclaration.value(
    "runs", of: "N",
    help: "Runs of each command. Default: as many as take \(Int(CommandPlan.nanoseconds / 1e9)) s, from "
      + "\(CommandPlan.fewestRuns) to \(CommandPlan.mostRuns).")
  static let parameterOption = OptionDeclaration.value(
    "parameter", of: "NAME=VALUE,…", isRepeatable: true,
    help: "Run the commands for each value in the place of {NAME}; of several parameters for each combination.")
  static let prepareOption = OptionDeclaration.value(
    "prepare", of: "COMMAND", help: "Run this, untimed, before each run of a command.")
  static let cleanupOption = OptionDeclaration.value(
    "cleanup", of: "COMMAND",
    help: "Run this, untimed, after the last run of each command; in a session after each round.")
  static let allowExitOption = OptionDeclaration.value(
    "allow-exit", of: "CODES",
    help: "Exit statuses of a command that are no failure, such as 0,1, or 'any'. Default: 0.")

  static let declarations = [
    commandOption, shellOption, runsOption, parameterOption, prepareOption, cleanupOption, allowExitOption,
  ]

  /// Takes the commands of a command line; nil where it names none.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    let written = try WrittenCommands(parsed)
    guard !written.commands.isEmpty else {
      let shaping = Self.declarations.filter { $0 != Self.runsOption }
      if let idle = shaping.first(where: { parsed.has($0) }) {
        throw ToolError(.usage, "--\(idle.name) is for a command; name it with --command, or after --")
      }
      return nil
    }
    if written.baseline != nil, written.commands.count > 1 {
      throw ToolError(.usage, "a session has one --command and one --baseline-command; vary them by --parameter")
    }
    try written.checkParameters()
    commands = written.measured
    baseline = written.measuredBaseline
    if let option = [RunOptions.launchesOption, RunOptions.quickOption].first(where: { parsed.has($0) }),
      !SessionOptions.areNamed(in: parsed)
    {
      throw ToolError(.usage, "--\(option.name) is for benchmarks of a worker; --runs says how often a command is run")
    }
  }
}
