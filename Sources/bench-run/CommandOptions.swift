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
    "command", of: "COMMAND", isRepeatable: true, help: "The same as the argument COMMAND.")
  static let shellOption = OptionDeclaration.flag(
    "shell", help: "Hand commands to /bin/sh, whose own start is then measured, too.")
  static let runsOption = OptionDeclaration.value(
    "runs", short: "r", of: "N",
    help: "Runs of each command. Default: \(Int(CommandPlan.nanoseconds / 1e9)) s of them, from "
      + "\(CommandPlan.fewestRuns) to \(CommandPlan.mostRuns).")
  static let parameterOption = OptionDeclaration.value(
    "parameter", of: "NAME=VALUE,…", isRepeatable: true,
    help: "Run the commands for each value in the place of {NAME}; of several parameters for each combination.")
  static let parameterListOption = OptionDeclaration.tuple(
    "parameter-list", short: "L", of: ["NAME", "VALUES"], isRepeatable: true,
    help: "The same, as hyperfine writes it: --parameter-list size 1,10,100.")
  static let parameterScanOption = OptionDeclaration.tuple(
    "parameter-scan", short: "P", of: ["NAME", "MIN", "MAX"], isRepeatable: true,
    help: "The same with every number from MIN to MAX, in steps of 1 or what --parameter-step-size says.")
  static let stepSizeOption = OptionDeclaration.value(
    "parameter-step-size", short: "D", of: "DELTA", help: "The step of --parameter-scan.")
  static let prepareOption = OptionDeclaration.value(
    "prepare", short: "p", of: "COMMAND", help: "Run this, untimed, before each run of a command.")
  static let cleanupOption = OptionDeclaration.value(
    "cleanup", short: "c", of: "COMMAND",
    help: "Run this, untimed, after the last run of each command; in a session after each round.")
  static let allowExitOption = OptionDeclaration.value(
    "allow-exit", of: "CODES",
    help: "Exit statuses of a command that are no failure, such as 0,1, or 'any'. Default: 0.")

  static let declarations = [
    shellOption, parameterOption, parameterListOption, parameterScanOption, stepSizeOption, prepareOption,
    cleanupOption, allowExitOption,
  ]

  /// Takes the commands of a command line; nil where it names none.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    let written = try WrittenCommands(parsed)
    guard !written.commands.isEmpty else {
      if let idle = Self.declarations.first(where: { parsed.has($0) }) {
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
