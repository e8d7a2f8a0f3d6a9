import BenchFormats
import CommandLineTool
import StrictJSON
import ToolFiles

/// `bench-compare convert`: what any known format holds, as a file of our own.
struct ConvertCommand {
  /// The word that asks for it, in the place of the first argument.
  static let name = "convert"

  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE", help: "Where to write it. Default: standard output.")

  static let syntax = CommandLineSyntax(
    tool: "bench-compare convert",
    summary: """
      Write results of any tool that bench-compare reads as a results file of bench-run. Several files or a folder \
      become one run: a benchmark that several of them hold has the launches of all.
      """,
    positionals: [.init("FILE", isRepeatable: true, help: "A file or a folder; - is standard input.")],
    options: [outputOption, RunInput.fromOption, CompareOptions.maxInputOption],
    exitStatuses: [.passed, .usage, .dataError, .noInput, .cannotCreate, .outputFailed],
    examples: [
      .init("bench-compare convert pyperf.json -o results.json", "One file as one of ours."),
      .init("gzip -dc bench.json.gz | bench-compare convert - -o results.json", "A packed file."),
    ])

  let parsed: ParsedArguments

  func run() throws(ToolError) -> ExitStatus {
    let input = try CompareOptions.input(parsed)
    let file = try RunFile.load(parsed.positionals, input)
    try Output.write(bytes(of: file), to: parsed.value(of: Self.outputOption) ?? "-")
    for warning in file.warnings {
      // What was written is complete without them; who closed standard error does not want them.
      try? StandardStream.error.write("bench-compare convert: \(warning.printable)\n")
    }
    return .passed
  }

  private func bytes(of file: RunFile) throws(ToolError) -> [UInt8] {
    do throws(JSONError) {
      return try OwnRunFormat.bytes(of: file.run)
    } catch {
      throw ToolError(.internalError, "the run cannot be written as JSON: \(error)")
    }
  }
}
