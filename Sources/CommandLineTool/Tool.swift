/// The frame that every tool runs in: help, version, errors and their exit statuses, the same for all of them.
package struct Tool {
  /// The version of all three tools.
  package static let version = "0.1.0"

  private let syntax: CommandLineSyntax
  private let environment: [String: String]

  package init(syntax: CommandLineSyntax, environment: [String: String]) {
    self.syntax = syntax
    self.environment = environment
  }

  /// Parses the arguments, without the tool's name, does the work, and says what went wrong.
  ///
  /// - Returns: the status to end the process with.
  package func run(
    _ arguments: [String], work: (ParsedArguments) throws(ToolError) -> ExitStatus
  ) -> ExitStatus {
    do throws(ToolError) {
      switch try request(arguments) {
      case .help:
        let width = ProcessSurroundings.traits(of: .output, environment: environment, color: .auto).width
        try write(syntax.help(width: width))
        return .passed
      case .version:
        try write("\(syntax.tool) \(Self.version)\n")
        return .passed
      case .run(let parsed): return try work(parsed)
      }
    } catch {
      return complain(error)
    }
  }

  private func request(_ arguments: [String]) throws(ToolError) -> CommandLineRequest {
    do throws(UsageError) {
      return try syntax.parse(arguments)
    } catch {
      throw ToolError(error)
    }
  }

  private func write(_ text: String) throws(ToolError) {
    do throws(OutputError) {
      try StandardStream.output.write(text)
    } catch {
      throw ToolError(error)
    }
  }

  /// One line on standard error; a usage error is followed by where to read more.
  private func complain(_ error: ToolError) -> ExitStatus {
    // A reader that has gone needs no explanation, and standard error may be gone with it.
    if error.status != .signal(13) {
      let hint = error.status == .usage ? "\(syntax.usage)\nTry '\(syntax.tool) --help'.\n" : ""
      try? StandardStream.error.write("\(syntax.tool): \(error.message.printable)\n\(hint)")
    }
    return error.status
  }
}
