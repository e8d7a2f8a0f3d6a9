import CommandLineTool
import Glibc

/// `bench-report`: run [+ baseline + objectives] → comparison, assessments → report → files.
@main
struct BenchReport {
  static func main() {
    StandardStream.prepare()
    let environment = ProcessSurroundings.environment()
    let tool = Tool(syntax: ReportOptions.syntax, environment: environment)
    let arguments = Array(CommandLine.arguments.dropFirst())
    let status = tool.run(arguments) { parsed throws(ToolError) in
      try ReportCommand(options: ReportOptions(parsed)).run()
    }
    exit(status.code)
  }
}
