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
    exit(status(arguments, environment: environment).code)
  }

  private static func status(_ arguments: [String], environment: [String: String]) -> ExitStatus {
    if arguments.first == GateCommand.name {
      let tool = Tool(syntax: GateOptions.syntax, of: RunOptions.syntax, environment: environment)
      return tool.run(Array(arguments.dropFirst())) { parsed throws(ToolError) in
        try GateCommand(options: GateOptions(parsed, environment: environment), environment: environment).run()
      }
    }
    // A bisection has options of its own, and help of its own with them.
    let bisect = "--\(BisectOptions.option.name)"
    if arguments.prefix(while: { $0 != "--" }).contains(where: { $0 == bisect || $0.hasPrefix("\(bisect)=") }) {
      return Tool(syntax: BisectOptions.syntax, environment: environment).run(arguments) { parsed throws(ToolError) in
        try BisectCommand(options: BisectOptions(parsed, environment: environment), environment: environment).run()
      }
    }
    let tool = Tool(syntax: RunOptions.syntax, environment: environment)
    return tool.run(arguments) { parsed throws(ToolError) in
      try RunCommand(options: RunOptions(parsed, environment: environment), environment: environment).run()
    }
  }
}
