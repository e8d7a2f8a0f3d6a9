import BenchModel
import Benchmarking
import CommandLineTool
import Glibc
import StressSuite
import WorkerProtocol

/// `bench-run`: arguments → options → plan → runner ⇄ workers → run → results file.
@main
struct BenchRun {
  @MainActor
  static func main() async {
    let environment = ProcessSurroundings.environment()
    if environment[Wire.environmentVariable] != nil {
      await Worker(suite: StressSuite.name, benchmarks: StressSuite.benchmarks).serve()
      return
    }
    StandardStream.prepare()
    let tool = Tool(syntax: RunOptions.syntax, environment: environment)
    let status = tool.run(Array(CommandLine.arguments.dropFirst())) { parsed throws(ToolError) in
      try RunCommand(options: RunOptions(parsed), environment: environment).run()
    }
    exit(status.code)
  }
}
