import CommandLineTool
import Glibc

/// `bench-compare`: paths → readers → runs → pairing → estimates → verdicts → page → stdout/files → exit status.
@main
struct BenchCompare {
  static func main() {
    StandardStream.prepare()
    let environment = ProcessSurroundings.environment()
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == ConvertCommand.name {
      let tool = Tool(syntax: ConvertCommand.syntax, environment: environment)
      exit(
        tool.run(Array(arguments.dropFirst())) { parsed throws(ToolError) in try ConvertCommand(parsed: parsed).run() }
          .code)
    }
    let tool = Tool(syntax: CompareOptions.syntax, environment: environment)
    let status = tool.run(Array(arguments)) { parsed throws(ToolError) in
      try CompareCommand(options: CompareOptions(parsed), environment: environment).run()
    }
    exit(status.code)
  }
}
