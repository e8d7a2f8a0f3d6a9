import BenchModel
import StrictJSON

/// The text that `go test -bench` prints, and the same text inside the events of `go test -json`.
///
/// See the proposal "Go Benchmark Data Format" (golang/proposal, design 14313) and golang.org/x/perf/benchfmt. All
/// lines of a benchmark are values of one process, until a header or an end of a test run comes in between.
enum GoBenchmarkFormat: StreamedFormat {
  static let name = "Go benchmark text"
  static let keyword = "go"

  static func refusal(of content: FileContent) -> String? {
    if let shape = content.shape {
      let isEvents = shape.keys?.isSuperset(of: ["Action", "Package"]) == true
      return isEvents ? nil : "no events of go test -json"
    }
    guard case .text = content.body else { return "no text" }
    return GoBenchmarkLine.isIn(content.bytes) ? nil : "no line such as \"BenchmarkName 1000 52.7 ns/op\""
  }

  /// Text and events both come in lines, and whole lines are a file of themselves.
  static func isLikely(_ opening: [UInt8]) -> Bool {
    guard let end = opening.lastIndex(of: UInt8(ascii: "\n")), let content = try? FileContent(Array(opening[...end]))
    else { return false }
    return RunReader.formats(of: content).map { $0.keyword } == [keyword]
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var bytes: [UInt8]? = content.bytes
    return try read(blocks: { bytes.take() }, identity: { identity })
  }

  static func read(
    blocks: @escaping () -> [UInt8]?, identity: () -> String
  ) throws(ReadingFault) -> BenchmarkRun {
    var reader = GoBenchmarkReader()
    var blocks = LineBlocks(blocks)
    var number = 0
    var isText: Bool?
    while let lines = blocks.next() {
      if isText ?? !GoTestEvent.isFirst(in: lines) {
        isText = true
        number = try reader.read(lines: lines, after: number)
      } else {
        isText = false
        number = try readEvents(lines, after: number, into: &reader)
      }
    }
    try reader.finish()
    return reader.run(identity: identity())
  }

  /// Reads events, of which one may hold a part of a line, and which mix what the packages print; returns the number of
  /// the last line.
  private static func readEvents(
    _ bytes: [UInt8], after number: Int, into reader: inout GoBenchmarkReader
  ) throws(ReadingFault) -> Int {
    var lines = LineSequence(bytes, after: number)
    while let line = lines.next() {
      if bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let event = try rethrowing(try GoTestEvent(Array(bytes[line]))) { (error: JSONError) in
        ReadingFault(line: lines.number, ReadingFault(error).problem)
      }
      if let output = event.output { try reader.read(part: output, of: event.package, line: lines.number) }
    }
    return lines.number
  }
}
