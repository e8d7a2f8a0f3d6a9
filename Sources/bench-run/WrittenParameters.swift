import BenchRunner
import CommandLineTool

/// The parameters of commands, in each of the ways in which a command line states them.
struct WrittenParameters {
  let all: [CommandParameter]

  init(_ parsed: ParsedArguments) throws(UsageError) {
    all = try Self.plain(parsed) + Self.lists(parsed) + Self.scans(parsed)
  }

  private static func plain(_ parsed: ParsedArguments) throws(UsageError) -> [CommandParameter] {
    let option = CommandOptions.parameterOption
    return try parsed.values(of: option).map { text throws(UsageError) in
      try found(CommandParameter(text), option, text, "a name and different values, as size=1,10,100")
    }
  }

  private static func lists(_ parsed: ParsedArguments) throws(UsageError) -> [CommandParameter] {
    let option = CommandOptions.parameterListOption
    return try parsed.groups(of: option).map { words throws(UsageError) in
      try found(
        CommandParameter(named: words[0], values: words[1]), option, words.joined(separator: " "),
        "a name and different values, as size 1,10,100")
    }
  }

  private static func scans(_ parsed: ParsedArguments) throws(UsageError) -> [CommandParameter] {
    let option = CommandOptions.parameterScanOption
    let step = parsed.value(of: CommandOptions.stepSizeOption)
    return try parsed.groups(of: option).map { words throws(UsageError) in
      try found(
        CommandParameter(named: words[0], from: words[1], to: words[2], by: step ?? "1"), option,
        (words + (step.map { ["in steps of \($0)"] } ?? [])).joined(separator: " "),
        "a name and two numbers, the smaller one first, with at most 1000 steps between them, as threads 1 8")
    }
  }

  private static func found(
    _ parameter: CommandParameter?, _ option: OptionDeclaration, _ text: String, _ expected: String
  ) throws(UsageError) -> CommandParameter {
    guard let parameter else { throw .unsuitableValue(option: option.name, value: text, expected: expected) }
    return parameter
  }
}
