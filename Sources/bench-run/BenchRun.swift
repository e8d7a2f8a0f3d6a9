import CommandLineTool
import Glibc

/// `bench-run`: arguments → options → plan → runner ⇄ workers → run → results file.
@main
struct BenchRun {
  static func main() {
    StandardStream.prepare()
    let environment = ProcessSurroundings.environment()
    let tool = Tool(syntax: RunOptions.syntax, environment: environment)
    let status = tool.run(Array(CommandLine.arguments.dropFirst())) { parsed throws(ToolError) in
      try RunCommand(options: RunOptions(parsed), environment: environment).run()
    }
    exit(status.code)
  }
}
