import BenchComparison
import BenchFormats
import BenchModel
import CommandLineTool
import ToolFiles

/// `bench-compare convert`: what any known format holds, as a file of our own or of another tool.
struct ConvertCommand {
  /// The word that asks for it, in the place of the first argument.
  static let name = "convert"

  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE", help: "Where to write it. Default: standard output.")

  static let toOption = OptionDeclaration.choice(
    "to", among: RunExport.allCases.map(\.rawValue),
    help: "Write this format; what it has no place for is said. Default: a results file of bench-run.")

  static let syntax = CommandLineSyntax(
    tool: "bench-compare convert",
    summary: """
      Write results of any tool that bench-compare reads as a results file of bench-run. Several files or a folder \
      become one run: a benchmark that several of them hold has the launches of all. With --to it is a file that \
      another tool reads.
      """,
    positionals: [.init("FILE", isRepeatable: true, help: "A file or a folder; - is standard input.")],
    options: [outputOption, toOption], topics: [RunInput.topic(also: [])],
    exitStatuses: [.passed, .usage, .dataError, .noInput, .cannotCreate, .outputFailed],
    examples: [
      .init("bench-compare convert pyperf.json -o results.json", "One file as one of ours."),
      .init("bench-compare convert --to go results.json -o results.txt", "For benchstat."),
      .init("gzip -dc bench.json.gz | bench-compare convert - -o results.json", "A packed file."),
    ])

  let parsed: ParsedArguments

  func run() throws(ToolError) -> ExitStatus {
    try OutputCheck.check(outputs: [parsed.value(of: Self.outputOption) ?? "-"], inputs: parsed.positionals)
    let input = try RunInput(parsed)
    let file = try RunFile.load(parsed.positionals, input)
    let written = try write(file)
    try Output.write(written.bytes, to: parsed.value(of: Self.outputOption) ?? "-")
    for warning in file.warnings + written.losses {
      // What was written is complete without them; who closed standard error does not want them.
      try? StandardStream.error.write("bench-compare convert: \(warning.printable)\n")
    }
    return .passed
  }

  private func write(_ file: RunFile) throws(ToolError) -> (bytes: [UInt8], losses: [String]) {
    guard let format = parsed.value(of: Self.toOption).flatMap({ RunExport(rawValue: $0) }) else {
      return (try Output.json("the run", OwnRunFormat.bytes(of: file.run)), [])
    }
    let run = format.statesSummaries ? try summarised(file) : file.run
    do throws(ExportError) {
      let written = try format.write(run)
      return (written.bytes, written.losses)
    } catch {
      throw ToolError(.dataError, "\(file.path): \(error)")
    }
  }

  private func summarised(_ file: RunFile) throws(ToolError) -> BenchmarkRun {
    do throws(ComparisonError) {
      return try RunSummarizer.summarised(file.run, file: file.path)
    } catch {
      throw ToolError(.dataError, error.description)
    }
  }
}
