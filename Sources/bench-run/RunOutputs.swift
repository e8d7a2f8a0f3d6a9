import BenchFormats
import BenchModel
import BenchRendering
import CommandLineTool
import ToolFiles

/// What a run leaves: files, each in its form.
struct RunOutputs {
  typealias Request = OutputRequests.Request<RunOutputFormat>

  static let usual = [Request(format: .json, destination: "benchmarks/results.json")]

  let requests: [Request]
  /// Whether the command line names them, links and all.
  let areNamed: Bool
  /// What a terminal is like that reads a page on standard output.
  let environment: [String: String]
  let color: ColorChoice

  /// Whether standard output is one of them, so that no page is shown there.
  var takesStandardOutput: Bool { requests.contains { $0.destination == "-" } }

  /// How a message about the run names its file.
  var name: String { (requests.first { $0.format == .json } ?? requests.first)?.destination ?? "the run" }

  /// Finds out whether all could be written without destroying anything, before anything is measured.
  ///
  /// - Parameter inputs: The files that the run is made from.
  func prepare(inputs: [String]) throws(ToolError) {
    let destinations = requests.map(\.destination)
    try OutputCheck.check(outputs: destinations, inputs: inputs)
    if !areNamed { try OutputCheck.checkUnnamed(destinations) }
    for request in requests { try Output.prepare(request.destination) }
  }

  /// Writes all of them.
  ///
  /// - Parameter suite: every benchmark that could have been chosen; where readers find benchmarks by their place,
  ///   those that were not chosen keep theirs.
  /// - Throws: everything that went wrong, after all else is written.
  func write(_ run: BenchmarkRun, page: Document, suite: [BenchmarkID]) throws(ToolError) {
    try OutputRequests.writeAll(requests) { request throws(ToolError) in
      try Output.write(bytes(of: run, page: page, suite: suite, for: request), to: request.destination)
    }
  }

  private func bytes(
    of run: BenchmarkRun, page: Document, suite: [BenchmarkID], for request: Request
  ) throws(ToolError) -> [UInt8] {
    switch request.format {
    case .json: return try Output.json("the results", OwnRunFormat.bytes(of: run))
    case .text:
      return PageFormat.text.bytes(of: page, for: request.destination, environment: environment, color: color)
    case .markdown:
      return PageFormat.markdown.bytes(of: page, for: request.destination, environment: environment, color: color)
    case .export(let format):
      do throws(ExportError) {
        let written = try format.write(format.keepsPlaces ? Self.whole(run, of: suite) : run)
        Self.warn(written.losses, of: request)
        return written.bytes
      } catch {
        throw ToolError(.dataError, "\(request.destination): \(error)")
      }
    }
  }

  private static func whole(_ run: BenchmarkRun, of suite: [BenchmarkID]) -> BenchmarkRun {
    let measured = Dictionary(run.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let omission = Failure(kind: .skipped, reason: "not chosen in this run")
    return run.with(
      results: suite.map { measured[$0] ?? BenchmarkResult(id: $0, status: .skipped, failure: omission) })
  }

  private static func warn(_ losses: [String], of request: Request) {
    for loss in losses {
      // What was written is complete without them; who closed standard error does not want them.
      try? StandardStream.error.write("bench-run: \(request.destination): \(loss)".printable + "\n")
    }
  }
}
