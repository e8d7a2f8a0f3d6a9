import BenchModel

/// The text that `go test -bench` prints, and the same text inside the events of `go test -json`.
///
/// See the proposal "Go Benchmark Data Format" (golang/proposal, design 14313) and golang.org/x/perf/benchfmt. All
/// lines of a benchmark are values of one process, until a header or an end of a test run comes in between.
enum GoBenchmarkFormat: RunFormat {
  static let name = "Go benchmark text"
  static let keyword = "go"

  private struct Event: Decodable {
    let action: String
    let package: String?
    let output: String?

    private enum CodingKeys: String, CodingKey {
      case action = "Action"
      case package = "Package"
      case output = "Output"
    }
  }

  static func refusal(of content: FileContent) -> String? {
    if let shape = content.shape {
      let isEvents = shape.keys?.isSuperset(of: ["Action", "Package"]) == true
      return isEvents ? nil : "no events of go test -json"
    }
    guard case .text = content.body else { return "no text" }
    return GoBenchmarkLine.isIn(content.bytes) ? nil : "no line such as \"BenchmarkName 1000 52.7 ns/op\""
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var reader = GoBenchmarkReader()
    if content.shape == nil {
      try reader.read(content.bytes)
    } else {
      // An event may hold a part of a line; what the packages print comes mixed.
      for (package, output) in try outputs(of: content) { try reader.read(output, package: package) }
    }
    return reader.run(identity: identity)
  }

  /// What each package printed, in the order in which they first said something.
  private static func outputs(of content: FileContent) throws(ReadingFault) -> [(package: String, output: [UInt8])] {
    var outputs: [(package: String, output: [UInt8])] = []
    var places: [String: Int] = [:]
    for (_, event) in try content.decodeLines(Event.self) {
      guard event.action == "output", let text = event.output else { continue }
      let package = event.package ?? ""
      if places[package] == nil {
        places[package] = outputs.count
        outputs.append((package, []))
      }
      outputs[places[package] ?? 0].output += text.utf8
    }
    return outputs
  }
}
