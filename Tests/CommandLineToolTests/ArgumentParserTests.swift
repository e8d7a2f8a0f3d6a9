import Testing

@testable import CommandLineTool

extension OptionDeclaration {
  fileprivate static let output = value("output", short: "o", of: "FILE", help: "Write to FILE.")
  fileprivate static let color = choice("color", among: ["auto", "always", "never"], help: "Colour.")
  fileprivate static let filter = value("filter", short: "f", of: "GLOB", isRepeatable: true, help: "Keep GLOB.")
  fileprivate static let quiet = flag("quiet", short: "q", help: "Say less.")
  fileprivate static let verbose = flag("verbose", short: "v", help: "Say more.")
  fileprivate static let rounds = value("rounds", of: "N", help: "Rounds.")
  fileprivate static let range = tuple("range", short: "r", of: ["MIN", "MAX"], isRepeatable: true, help: "From to.")
  fileprivate static let inputs = list("inputs", short: "i", of: "FILE", help: "Inputs.")
}

private let compare = CommandLineSyntax(
  tool: "compare", summary: "Compares.",
  positionals: [.init("BASELINE", help: "Old."), .init("CURRENT", isOptional: true, help: "New.")],
  options: [.output, .color, .filter, .quiet, .verbose, .rounds, .range, .inputs])

private let launch = CommandLineSyntax(
  tool: "launch", summary: "Launches.", remainder: .init("COMMAND", isOptional: true, help: "What to start."),
  options: [.quiet])

@Suite("Reading a command line")
struct ArgumentParserTests {
  private func parsed(_ arguments: [String], by syntax: CommandLineSyntax = compare) throws -> ParsedArguments {
    guard case .run(let parsed) = try syntax.parse(arguments) else {
      throw UsageError.unexpectedArgument("help or version")
    }
    return parsed
  }

  @Test(
    "An option's value may follow it in every usual form",
    arguments: [
      ["--output", "x", "a"], ["--output=x", "a"], ["-o", "x", "a"], ["-ox", "a"], ["-o=x", "a"], ["a", "-qo", "x"],
    ])
  func valueForms(arguments: [String]) throws {
    let parsed = try parsed(arguments)
    #expect(parsed.value(of: .output) == "x")
    #expect(parsed.positionals == ["a"])
  }

  @Test("A list takes every argument up to the next option, and may be continued")
  func lists() throws {
    let parsed = try parsed(["a", "--inputs", "x", "-", "y", "-q", "b", "-iz", "w", "--output", "o"])
    #expect(parsed.values(of: .inputs) == ["x", "-", "y", "z", "w"])
    #expect(parsed.positionals == ["a", "b"] && parsed.has(.quiet))
    #expect(throws: UsageError.missingValue(option: "inputs", valueName: "FILE…")) {
      try self.parsed(["a", "--inputs", "-q"])
    }
  }

  @Test("An option of two values takes as many, in every form, and misses what is not there")
  func tuples() throws {
    let parsed = try parsed(["--range", "1", "2", "a", "-r3", "4", "--range=5", "6"])
    #expect(parsed.groups(of: .range) == [["1", "2"], ["3", "4"], ["5", "6"]] && parsed.positionals == ["a"])
    #expect(throws: UsageError.missingValue(option: "range", valueName: "MIN MAX")) {
      try self.parsed(["a", "--range", "1", "-q"])
    }
  }

  @Test("Where there are topics, help in the first place asks for one, and elsewhere is an argument")
  func topics() throws {
    let syntax = CommandLineSyntax(
      tool: "t", summary: "s", positionals: [.init("FILE", isOptional: true, isRepeatable: true, help: "F.")],
      options: [.quiet], topics: [HelpTopic("rare", "What few need.", options: [.verbose])])
    #expect(try syntax.parse(["help"]) == .help)
    #expect(try syntax.parse(["help", "rare"]) == .topic("rare"))
    #expect(throws: UsageError.unknownTopic("rar", topics: ["rare"], suggestion: "rare")) {
      try syntax.parse(["help", "rar"])
    }
    #expect(try parsed(["-q", "help"], by: syntax).positionals == ["help"])
    #expect(try parsed(["-v"], by: syntax).has(.verbose), "an option of a topic is an option")
    #expect(try parsed(["help"], by: compare).positionals == ["help"])
  }

  @Test("Man page and completions are asked for by options that need nothing else")
  func generated() throws {
    #expect(try compare.parse(["--generate-man"]) == .manPage)
    #expect(try compare.parse(["--generate-completion", "fish"]) == .completion(.fish))
  }

  @Test("A value may be empty, hold further equals signs, or be a lone dash")
  func unusualValues() throws {
    #expect(try parsed(["--output=", "a"]).value(of: .output)?.isEmpty == true)
    #expect(try parsed(["-o=", "a"]).value(of: .output)?.isEmpty == true)
    #expect(try parsed(["--output", "", "a"]).value(of: .output)?.isEmpty == true)
    #expect(try parsed(["--output=a=b", "a"]).value(of: .output) == "a=b")
    #expect(try parsed(["--output", "-", "a"]).value(of: .output) == "-")
    #expect(try parsed(["--output=--quiet", "a"]).value(of: .output) == "--quiet")
  }

  @Test("Flags can share a dash, and what was not given is absent")
  func flags() throws {
    let parsed = try parsed(["-qv", "a"])
    #expect(parsed.has(.quiet) && parsed.has(.verbose))
    #expect(!parsed.has(.output))
    #expect(parsed.value(of: .output) == nil)
    #expect(parsed.values(of: .filter).isEmpty)
  }

  @Test("A repeatable option keeps every value in order")
  func repeatable() throws {
    #expect(try parsed(["-f", "x", "a", "--filter=y", "-fz"]).values(of: .filter) == ["x", "y", "z"])
  }

  @Test("A lone dash and everything after two dashes are arguments")
  func positionals() throws {
    #expect(try parsed(["-", "b"]).positionals == ["-", "b"])
    #expect(try parsed(["--", "--quiet", "-x"]).positionals == ["--quiet", "-x"])
    #expect(try parsed(["a", "--"]).remainder == nil)
  }

  @Test("What follows two dashes is kept apart where the tool asks for it")
  func remainder() throws {
    #expect(try parsed(["-q", "--", "cmd", "--help", "--"], by: launch).remainder == ["cmd", "--help", "--"])
    #expect(try parsed(["--"], by: launch).remainder == [])
    #expect(try parsed([], by: launch).remainder == nil)
  }

  @Test(
    "Help wins over everything, and the version over everything else",
    arguments: [
      (["--help"], CommandLineRequest.help), (["-h"], .help), (["--bogus", "-h"], .help),
      (["--version", "--help"], .help), (["--output", "--help"], .help), (["-qh"], .help),
      (["--version"], .version), (["--bogus", "--version"], .version), (["a", "b", "c", "--version"], .version),
    ])
  func helpAndVersion(arguments: [String], request: CommandLineRequest) throws {
    #expect(try compare.parse(arguments) == request)
  }

  @Test(
    "Each mistake has its own error",
    arguments: [
      (["--outputt=x", "a"], UsageError.unknownOption("--outputt", suggestion: "--output")),
      (["--xyzzy", "a"], .unknownOption("--xyzzy", suggestion: nil)),
      (["--=x", "a"], .unknownOption("--", suggestion: nil)),
      (["-x", "a"], .unknownOption("-x", suggestion: nil)),
      (["-quiet", "a"], .unknownOption("-quiet", suggestion: "--quiet")),
      (["a", "--output"], .missingValue(option: "output", valueName: "FILE")),
      (["-o", "--quiet", "a"], .missingValue(option: "output", valueName: "FILE")),
      (["--output", "--", "a"], .missingValue(option: "output", valueName: "FILE")),
      (["--quiet=yes", "a"], .valueNotAllowed(option: "quiet", value: "yes")),
      (["-q=yes", "a"], .valueNotAllowed(option: "quiet", value: "yes")),
      (["-o", "x", "--output=y", "a"], .repeated(option: "output")),
      (["-qq", "a"], .repeated(option: "quiet")),
      ([], .missingArgument("BASELINE")),
      (["a", "b", "c"], .unexpectedArgument("c")),
      (
        ["--color", "allways", "a"],
        .unknownChoice(
          option: "color", value: "allways", choices: ["auto", "always", "never"], suggestion: "always")
      ),
    ])
  func mistakes(arguments: [String], error: UsageError) {
    #expect(throws: error) { try compare.parse(arguments) }
  }

  @Test("A command that must be there is missed")
  func requiredRemainder() {
    let syntax = CommandLineSyntax(
      tool: "t", summary: "s", remainder: .init("COMMAND", help: "What to start."), options: [])
    #expect(throws: UsageError.missingArgument("-- COMMAND")) { try syntax.parse([]) }
    #expect(throws: UsageError.missingArgument("-- COMMAND")) { try syntax.parse(["--"]) }
    #expect(throws: UsageError.unexpectedArgument("x")) { try syntax.parse(["x", "--", "y"]) }
  }

  @Test("A value is converted, or refused with what was expected")
  func conversion() throws {
    let parsed = try parsed(["--rounds", "12", "--output", "x", "a"])
    #expect(try parsed.value(of: .rounds, expecting: "a whole number") { Int($0) } == 12)
    #expect(try parsed.value(of: .filter, expecting: "a whole number") { Int($0) } == nil)
    #expect(throws: UsageError.unsuitableValue(option: "output", value: "x", expected: "a whole number")) {
      try parsed.value(of: .output, expecting: "a whole number") { Int($0) }
    }
  }

  #if DEBUG
    @Test("Asking for an option that the table does not hold ends a debug build, instead of finding it absent")
    func unregistered() async {
      await #expect(processExitsWith: .failure) {
        guard case .run(let parsed) = try launch.parse([]) else { return }
        _ = parsed.has(.verbose)
      }
      await #expect(processExitsWith: .success) {
        guard case .run(let parsed) = try launch.parse(["-q"]) else { return }
        precondition(parsed.has(.quiet))
      }
    }
  #endif
}
