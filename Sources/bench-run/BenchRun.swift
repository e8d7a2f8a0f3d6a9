import CommandLineTool
import Glibc

/// `bench-run`: arguments → options → plan → runner ⇄ workers → run → results file.
@main
struct BenchRun {
  static func main() {
    StandardStream.prepare()
    let environment = ProcessSurroundings.environment()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let worker = DemoWorker(arguments: arguments, environment: environment) {
      worker.serve()
      return
    }
    let tool = Tool(syntax: RunOptions.syntax, environment: environment)
    let status = tool.run(arguments) { parsed throws(ToolError) in
      try RunCommand(options: RunOptions(parsed), environment: environment).run()
    }
    exit(status.code)
  }
}
