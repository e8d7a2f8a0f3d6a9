import BenchModel
import StrictJSON

/// The text that `go test -bench` prints, and the same text inside the events of `go test -json`.
///
/// See the proposal "Go Benchmark Data Format" (golang/proposal, design 14313) and golang.org/x/perf/benchfmt. All
/// lines of a benchmark are values of one process, until a header or an end of a test run comes in between.
enum GoBenchmarkFormat: StreamedFormat {
  static let name = "Go benchmark text"
  static let keyword = "go"

  /// An event of a package, or one of its build.
  private static let eventMark = DocumentMark.line("Action", any: ["Package", "ImportPath"])

  static let signature = Signature(
    documents: [eventMark],
    lines: [
      LineMark(start: "Benchmark", check: GoBenchmarkLine.isResult),
      LineMark(end: "/op", check: GoBenchmarkLine.isFigures),
      LineMark(start: "goos: "),
    ])

  /// Text and events both come in lines, and whole lines are a file of themselves.
  static func isLikely(_ opening: [UInt8]) -> Bool {
    // Most large files are one document, which an opening is no part of: to look for others in it took more time than
    // to read the file.
    guard let end = opening.lastIndex(of: UInt8(ascii: "\n")), !EmbeddedDocument.isCut(opening) else { return false }
    return Recognition.formats(of: Array(opening[...end])).map { $0.keyword } == [keyword]
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var bytes: [UInt8]? = content.bytes
    return try read(blocks: { bytes.take() }, identity: { identity })
  }

  static func read(
    blocks: @escaping () -> [UInt8]?, identity: () -> String
  ) throws(ReadingFault) -> BenchmarkRun {
    var reader = GoBenchmarkReader()
    var events = GoTestEvents()
    var blocks = LineBlocks(blocks)
    var number = 0
    while let block = blocks.next() {
      let bytes = PlainText.uncoloured(block)
      var lines = LineSequence(bytes, after: number)
      while let line = lines.next() {
        let isUnterminated = lines.isUnterminated
        if try events.read(bytes, line, number: lines.number, into: &reader) { continue }
        try reader.read(bytes, line: line, number: lines.number, isUnterminated: isUnterminated)
      }
      number = lines.number
    }
    try reader.finish()
    return reader.run(identity: identity())
  }
}
