import CommandLineTool
import Glibc

/// `bench-compare`: paths → readers → runs → pairing → estimates → verdicts → page → stdout/files → exit status.
@main
struct BenchCompare {
  static func main() {
    StandardStream.prepare()
    let environment = ProcessSurroundings.environment()
    let arguments = Array(CommandLine.arguments.dropFirst())
    exit(status(arguments, environment: environment).code)
  }

  private static func status(_ arguments: [String], environment: [String: String]) -> ExitStatus {
    if arguments.first == ConvertCommand.name {
      let tool = Tool(syntax: ConvertCommand.syntax, of: CompareOptions.syntax, environment: environment)
      return tool.run(Array(arguments.dropFirst())) { parsed throws(ToolError) in
        try ConvertCommand(parsed: parsed).run()
      }
    }
    // A history has arguments of its own, and help of its own with them.
    if arguments.prefix(while: { $0 != "--" }).contains("--\(CompareOptions.historyOption.name)") {
      let tool = Tool(syntax: HistoryOptions.syntax, of: CompareOptions.syntax, environment: environment)
      return tool.run(arguments) { parsed throws(ToolError) in
        try HistoryCommand(options: HistoryOptions(parsed), environment: environment).run()
      }
    }
    return Tool(syntax: CompareOptions.syntax, environment: environment).run(arguments) { parsed throws(ToolError) in
      try CompareCommand(
        options: CompareOptions(parsed), environment: environment, threads: ProcessSurroundings.processors
      ).run()
    }
  }
}
