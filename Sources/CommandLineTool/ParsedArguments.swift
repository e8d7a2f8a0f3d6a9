/// What a command line asks for.
package enum CommandLineRequest: Equatable, Sendable {
  case help
  /// A part of the help, by its name.
  case topic(String)
  case version
  case manPage
  case completion(CompletionShell)
  case run(ParsedArguments)
}

/// The options and arguments of one call, looked up by their declarations.
package struct ParsedArguments: Equatable, Sendable {
  /// The long names of the options that the tool knows.
  let known: Set<String>
  /// The values of each option by its long name, in the order given; a flag has one empty value.
  var valuesByName: [String: [String]] = [:]
  package internal(set) var positionals: [String] = []
  /// Everything after `--`, where the syntax keeps it apart and `--` was given.
  package internal(set) var remainder: [String]?

  /// Begins with nothing given of what the syntax lists.
  init(of syntax: CommandLineSyntax) {
    known = Set(syntax.options.map(\.name))
  }

  /// Whether the option was given at all.
  package func has(_ option: OptionDeclaration) -> Bool { given(option) != nil }

  package func value(of option: OptionDeclaration) -> String? {
    given(option)?.last
  }

  package func values(of option: OptionDeclaration) -> [String] {
    given(option) ?? []
  }

  /// The option's values, those that were given together in one group.
  package func groups(of option: OptionDeclaration) -> [[String]] {
    let values = values(of: option)
    return stride(from: 0, to: values.count, by: option.valueCount).map {
      Array(values[$0..<min($0 + option.valueCount, values.count)])
    }
  }

  /// The option's values where it was given; an option that the tool's table does not hold would never be, unseen.
  private func given(_ option: OptionDeclaration) -> [String]? {
    assert(known.contains(option.name), "the option '--\(option.name)' is not in the tool's table of options")
    return valuesByName[option.name]
  }

  /// The option's value as `convert` understands it, or nil if the option is absent.
  ///
  /// A value that `convert` refuses is a usage error that names what was expected, such as "a whole number above 0".
  package func value<Value>(
    of option: OptionDeclaration, expecting expected: String, _ convert: (String) -> Value?
  ) throws(UsageError) -> Value? {
    guard let text = value(of: option) else { return nil }
    guard let value = convert(text) else {
      throw .unsuitableValue(option: option.name, value: text, expected: expected)
    }
    return value
  }
}
