extension CommandLineSyntax {
  /// Reads the arguments of one call, without the name of the tool.
  ///
  /// `--help` and then `--version` win over everything else before `--`, mistakes included. `help` in the first place
  /// is a word of its own where there are topics to ask for.
  package func parse(_ arguments: [String]) throws(UsageError) -> CommandLineRequest {
    let beforeTerminator = arguments.prefix { $0 != "--" }
    if beforeTerminator.contains(where: { $0 == "--help" || $0 == "-h" }) { return .help }
    if beforeTerminator.contains("--version") { return .version }

    if arguments.first == Self.helpWord, !topics.isEmpty { return try helpRequest(arguments.dropFirst()) }

    var parser = ArgumentParser(syntax: self, waiting: arguments[...])
    try parser.parseAll()
    if parser.parsed.has(.help) { return .help }
    if parser.parsed.has(.manPage) { return .manPage }
    if let shell = parser.parsed.value(of: .completion).flatMap(CompletionShell.init) { return .completion(shell) }
    try checkCount(of: parser.parsed.positionals)
    if let remainder, !remainder.isOptional, parser.parsed.remainder?.isEmpty != false {
      throw .missingArgument("-- \(remainder.name)")
    }
    return .run(parser.parsed)
  }

  /// The word that asks for help in the place of the first argument.
  package static let helpWord = "help"

  private func helpRequest(_ names: ArraySlice<String>) throws(UsageError) -> CommandLineRequest {
    guard let name = names.first else { return .help }
    if names.count > 1 { throw .unexpectedArgument(names[names.startIndex + 1]) }
    let known = topics.map(\.name) + commands.compactMap(\.helpName)
    guard known.contains(name) else {
      throw .unknownTopic(name, topics: known, suggestion: EditDistance.nearest(to: name, among: known))
    }
    return .topic(name)
  }

  private func checkCount(of given: [String]) throws(UsageError) {
    let required = positionals.filter { !$0.isOptional }
    if given.count < required.count { throw .missingArgument(required[given.count].name) }
    let isUnlimited = positionals.contains { $0.isRepeatable }
    if given.count > positionals.count, !isUnlimited { throw .unexpectedArgument(given[positionals.count]) }
  }
}

/// The state of one walk along a command line.
private struct ArgumentParser {
  let syntax: CommandLineSyntax
  var waiting: ArraySlice<String>
  var parsed: ParsedArguments

  init(syntax: CommandLineSyntax, waiting: ArraySlice<String>) {
    self.syntax = syntax
    self.waiting = waiting
    parsed = ParsedArguments(of: syntax)
  }

  mutating func parseAll() throws(UsageError) {
    while let argument = waiting.popFirst() {
      if argument == "--" {
        takeRemainder()
      } else if argument.hasPrefix("--") {
        try parseLong(argument)
      } else if argument.hasPrefix("-"), argument != "-" {
        try parseShort(argument)
      } else {
        parsed.positionals.append(argument)
      }
    }
  }

  private mutating func takeRemainder() {
    if syntax.remainder == nil {
      parsed.positionals += waiting
    } else {
      parsed.remainder = Array(waiting)
    }
    waiting = []
  }

  private mutating func parseLong(_ argument: String) throws(UsageError) {
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let option = syntax.options.first(where: { $0.name == name }) else {
      let suggestion = EditDistance.nearest(to: name, among: syntax.options.map(\.name))
      throw .unknownOption("--\(name)", suggestion: suggestion.map { "--\($0)" })
    }
    try take(option, attached: parts.count > 1 ? String(parts[1]) : nil)
  }

  /// Reads `-q`, several flags in one as in `-qv`, and a value attached as in `-oFILE` or `-o=FILE`.
  private mutating func parseShort(_ argument: String) throws(UsageError) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = syntax.options.first(where: { $0.short == letter }) else {
        // A long name with one dash is a common slip.
        let isLongName = syntax.options.contains { "-\($0.name)" == argument }
        throw .unknownOption(isLongName ? argument : "-\(letter)", suggestion: isLongName ? "-\(argument)" : nil)
      }
      if option.valueName == nil {
        if letters.first == "=" { throw .valueNotAllowed(option: option.name, value: String(letters.dropFirst())) }
        try take(option, attached: nil)
      } else {
        let attached = letters.first == "=" ? letters.dropFirst() : letters
        try take(option, attached: letters.isEmpty ? nil : String(attached))
        return
      }
    }
  }

  private mutating func take(_ option: OptionDeclaration, attached: String?) throws(UsageError) {
    if option.needsNone, attached == nil, waiting.first.map({ $0.hasPrefix("-") && $0 != "-" }) ?? true {
      parsed.valuesByName[option.name, default: []] += []
      return
    }
    let value = try value(of: option, attached: attached)
    if !option.isRepeatable, parsed.has(option) { throw .repeated(option: option.name) }
    parsed.valuesByName[option.name, default: []].append(value)
    for _ in 1..<max(option.valueCount, 1) {
      parsed.valuesByName[option.name, default: []].append(try self.value(of: option, attached: nil))
    }
    guard option.takesList else { return }
    while let next = waiting.first, !next.hasPrefix("-") || next == "-" {
      parsed.valuesByName[option.name, default: []].append(next)
      waiting.removeFirst()
    }
  }

  private mutating func value(of option: OptionDeclaration, attached: String?) throws(UsageError) -> String {
    guard let valueName = option.valueName else {
      if let attached { throw .valueNotAllowed(option: option.name, value: attached) }
      return ""
    }
    // An option's name is never taken for the value of the option before it: that is how a forgotten value shows.
    let looksLikeOption = waiting.first.map { $0.hasPrefix("-") && $0 != "-" } ?? true
    guard let value = attached ?? (looksLikeOption ? nil : waiting.popFirst()) else {
      throw .missingValue(option: option.name, valueName: valueName)
    }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      throw .unknownChoice(
        option: option.name, value: value, choices: option.choices,
        suggestion: EditDistance.nearest(to: value, among: option.choices))
    }
    return value
  }
}
