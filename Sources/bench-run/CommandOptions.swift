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
    help: "Runs of each command. Default: as many as take 3 s, from \(CommandOptions.fewestRuns) to 1000.")
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
  static let fewestRuns = 10

  /// Takes the commands of a command line; nil where it names none.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    let template = try Template(parsed)
    guard !template.commands.isEmpty else {
      let shaping = Self.declarations.filter { $0 != Self.runsOption }
      if let idle = shaping.first(where: { parsed.has($0) }) {
        throw ToolError(.usage, "--\(idle.name) is for a command; name it with --command, or after --")
      }
      return nil
    }
    let isSession = parsed.has(SessionOptions.baselineCommandOption)
    if isSession, template.commands.count > 1 {
      throw ToolError(.usage, "a session has one --command and one --baseline-command; vary them by --parameter")
    }
    try template.checkParameters()
    commands = template.expanded(template.commands, sharedName: template.sharedName(parsed))
    baseline = template.baseline.map { template.expanded([$0], sharedName: Template.sessionName) }
    if let option = [RunOptions.launchesOption, RunOptions.quickOption].first(where: { parsed.has($0) }),
      !SessionOptions.areNamed(in: parsed)
    {
      throw ToolError(.usage, "--\(option.name) is for benchmarks of a worker; --runs says how often a command is run")
    }
  }
}

/// Commands before their parameters have values.
private struct Template {
  struct Named {
    let name: String
    let command: CommandTemplate
  }

  var commands: [Named] = []
  var baseline: Named?
  let parameters: [CommandParameter]
  private let preparation: CommandTemplate?
  private let cleanup: CommandTemplate?
  private let allowed: MeasuredCommand.AllowedExits

  /// What both sides of a session are called, so that they are one benchmark.
  static let sessionName = "command"

  init(_ parsed: ParsedArguments) throws(ToolError) {
    do throws(UsageError) {
      for text in parsed.values(of: CommandOptions.commandOption) {
        commands.append(try Self.named(text, CommandOptions.commandOption, parsed))
      }
      if let text = parsed.value(of: SessionOptions.baselineCommandOption) {
        baseline = try Self.named(text, SessionOptions.baselineCommandOption, parsed)
      }
      preparation = try Self.template(CommandOptions.prepareOption, parsed)
      cleanup = try Self.template(CommandOptions.cleanupOption, parsed)
      parameters = try Self.parameters(parsed)
      allowed = try Self.allowed(parsed)
    } catch {
      throw ToolError(error)
    }
    guard !parsed.has(RunOptions.workerOption), let rest = parsed.remainder, let program = rest.first else { return }
    if !commands.isEmpty {
      throw ToolError(.usage, "what stands after -- is a command, too; name several with --command")
    }
    if program.hasPrefix("-") {
      throw ToolError(
        .usage, "after -- stand a command, or with --worker the arguments of that; '\(program)' is no program")
    }
    let text = rest.joined(separator: " ")
    let arguments = parsed.has(CommandOptions.shellOption) ? ["/bin/sh", "-c", text] : rest
    commands = [Named(name: text, command: CommandTemplate(arguments: arguments))]
  }

  /// A self-test and a session compare a command with another state of itself.
  func sharedName(_ parsed: ParsedArguments) -> String? {
    parsed.has(SessionOptions.baselineCommandOption) ? Self.sessionName : nil
  }

  /// A parameter without a place, or a command twice, is a mistake that would be measured.
  func checkParameters() throws(ToolError) {
    let all = commands.map(\.command) + [baseline?.command, preparation, cleanup].compactMap { $0 }
    for parameter in parameters {
      guard all.contains(where: { $0.holds(parameter.name) }) else {
        throw ToolError(.usage, "--parameter \(parameter.name): no command holds {\(parameter.name)}")
      }
      if parameters.count(where: { $0.name == parameter.name }) > 1 {
        throw ToolError(.usage, "--parameter \(parameter.name) is given twice; separate its values by commas")
      }
    }
    for (place, named) in commands.enumerated() where commands[..<place].contains(where: { $0.name == named.name }) {
      throw ToolError(.usage, "--command '\(named.name)' is given twice; to measure it against itself use --aa")
    }
  }

  func expanded(_ commands: [Named], sharedName: String?) -> [MeasuredCommand] {
    commands.flatMap { named in
      CommandParameter.combinations(of: parameters).map { values in
        MeasuredCommand(
          id: BenchmarkID(
            group: "", name: sharedName ?? named.name,
            parameters: values.map { BenchmarkID.Parameter(name: $0.name, value: $0.value) }),
          arguments: named.command.arguments(values), preparation: preparation?.arguments(values),
          cleanup: cleanup?.arguments(values), allowed: allowed)
      }
    }
  }

  private static func named(
    _ text: String, _ option: OptionDeclaration, _ parsed: ParsedArguments
  ) throws(UsageError) -> Named {
    Named(name: text, command: try template(of: text, option, parsed))
  }

  private static func template(
    _ option: OptionDeclaration, _ parsed: ParsedArguments
  ) throws(UsageError) -> CommandTemplate? {
    guard let text = parsed.value(of: option) else { return nil }
    return try template(of: text, option, parsed)
  }

  private static func template(
    of text: String, _ option: OptionDeclaration, _ parsed: ParsedArguments
  ) throws(UsageError) -> CommandTemplate {
    do throws(CommandTextError) {
      return try CommandTemplate(text, usesShell: parsed.has(CommandOptions.shellOption))
    } catch {
      throw .unsuitableValue(
        option: option.name, value: text, expected: "a program and its arguments (\(error.problem))")
    }
  }

  private static func parameters(_ parsed: ParsedArguments) throws(UsageError) -> [CommandParameter] {
    var parameters: [CommandParameter] = []
    for text in parsed.values(of: CommandOptions.parameterOption) {
      guard let parameter = CommandParameter(text) else {
        throw .unsuitableValue(
          option: CommandOptions.parameterOption.name, value: text,
          expected: "a name and different values, as size=1,10,100")
      }
      parameters.append(parameter)
    }
    return parameters
  }

  private static func allowed(_ parsed: ParsedArguments) throws(UsageError) -> MeasuredCommand.AllowedExits {
    let codes = try parsed.value(
      of: CommandOptions.allowExitOption, expecting: "exit statuses from 0 to 255, such as 0,1, or 'any'"
    ) { text -> MeasuredCommand.AllowedExits? in
      if text == "any" { return .all }
      let codes = text.split(separator: ",", omittingEmptySubsequences: false).map { Int32($0) }
      guard codes.allSatisfy({ $0.map { (0...255).contains($0) } ?? false }) else { return nil }
      return .these(Set(codes.compactMap { $0 }))
    }
    return codes ?? .success
  }
}
