/// The frame that every tool runs in: help, version, errors and their exit statuses, the same for all of them.
package struct Tool {
  /// The version of all three tools.
  package static let version = BuildStamp.current.version

  private let syntax: CommandLineSyntax
  /// The tool whose command the syntax is of, or the same; shells complete the whole of it.
  private let whole: CommandLineSyntax
  private let environment: [String: String]

  package init(syntax: CommandLineSyntax, of whole: CommandLineSyntax? = nil, environment: [String: String]) {
    self.syntax = syntax
    self.whole = whole ?? syntax
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
      case .help: try write(syntax.help(width: width))
      case .topic(let name): try write(syntax.help(on: name, width: width))
      case .version: try write("\(syntax.tool) \(BuildStamp.current.description)\n")
      case .manPage: try write(ManPage(syntax, build: .current).text)
      case .completion(let shell): try write(shell.completion(of: whole))
      case .run(let parsed): return try work(parsed)
      }
      return .passed
    } catch {
      return complain(error)
    }
  }

  private var width: Int {
    ProcessSurroundings.traits(of: .output, environment: environment, color: .auto).width
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

  /// A line on standard error for each thing that went wrong; a usage error is followed by where to read more.
  private func complain(_ error: ToolError) -> ExitStatus {
    let lines = error.lines.map { "\(syntax.tool): \($0.printable)\n" }
    let hint = error.status == .usage ? "\(syntax.usage)\nTry '\(syntax.tool) --help'.\n" : ""
    // The status is the answer; standard error may be gone.
    if !lines.isEmpty { try? StandardStream.error.write(lines.joined() + hint) }
    return error.status
  }
}
