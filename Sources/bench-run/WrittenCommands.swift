import BenchModel
import BenchRunner
import CommandLineTool

/// The commands of a command line as they are written there, before their parameters have values.
struct WrittenCommands {
  struct Named {
    let name: String
    let command: CommandTemplate
  }

  private(set) var commands: [Named] = []
  private(set) var baseline: Named?
  private let parameters: [CommandParameter]
  private let preparation: CommandTemplate?
  private let cleanup: CommandTemplate?
  private let allowed: MeasuredCommand.AllowedExits

  /// What both sides of a session are called, so that they are one benchmark.
  private static let sessionName = "command"

  init(_ parsed: ParsedArguments) throws(ToolError) {
    do throws(UsageError) {
      for text in parsed.positionals + parsed.values(of: CommandOptions.commandOption) {
        commands.append(try Self.named(text, CommandOptions.commandOption, parsed))
      }
      if let text = parsed.value(of: SessionOptions.baselineCommandOption) {
        baseline = try Self.named(text, SessionOptions.baselineCommandOption, parsed)
      }
      preparation = try Self.template(CommandOptions.prepareOption, parsed)
      cleanup = try Self.template(CommandOptions.cleanupOption, parsed)
      parameters = try WrittenParameters(parsed).all
      allowed = try Self.allowed(parsed)
    } catch {
      throw ToolError(error)
    }
    guard !parsed.has(RunOptions.workerOption), let rest = parsed.remainder, let program = rest.first else { return }
    if !commands.isEmpty {
      throw ToolError(.usage, "what stands after -- is a command, too; name several before it, a text each")
    }
    if program.hasPrefix("-") {
      throw ToolError(
        .usage, "after -- stand a command, or with --worker the arguments of that; '\(program)' is no program")
    }
    let text = rest.joined(separator: " ")
    let arguments = parsed.has(CommandOptions.shellOption) ? ["/bin/sh", "-c", text] : rest
    commands = [Named(name: text, command: CommandTemplate(arguments: arguments))]
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

  /// Each command for each choice of the parameters.
  var measured: [MeasuredCommand] { commands.flatMap(expanded) }

  /// The same of the baseline, if there is one.
  var measuredBaseline: [MeasuredCommand]? { baseline.map(expanded) }

  private func expanded(_ named: Named) -> [MeasuredCommand] {
    CommandParameter.combinations(of: parameters).map { values in
      MeasuredCommand(
        id: BenchmarkID(
          group: "", name: baseline == nil ? named.name : Self.sessionName,
          parameters: values.map { BenchmarkID.Parameter(name: $0.name, value: $0.value) }),
        arguments: named.command.arguments(values), preparation: preparation?.arguments(values),
        cleanup: cleanup?.arguments(values), allowed: allowed)
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

  static func template(
    of text: String, _ option: OptionDeclaration, _ parsed: ParsedArguments
  ) throws(UsageError) -> CommandTemplate {
    try rethrowing(try CommandTemplate(text, usesShell: parsed.has(CommandOptions.shellOption))) {
      (error: CommandTextError) in
      UsageError.unsuitableValue(
        option: option.name, value: text, expected: "a program and its arguments (\(error.problem))")
    }
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
