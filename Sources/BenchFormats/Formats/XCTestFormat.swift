import BenchModel

/// What XCTest prints of `measure {}`, on Linux and on macOS, among whatever else `swift test` or `xcodebuild` prints.
///
/// Values are measurements of one process, which ends where another run of tests begins. Only tests with a measured
/// line are benchmarks: a failed test without one is missed where the other side has one. On Linux no line names the
/// module, which is then the folder of the test's file; of an inherited test that is its base class's.
enum XCTestFormat: FileFormat {
  static let name = "XCTest text"
  static let keyword = "xctest"

  static let signature = Signature(lines: [
    LineMark(start: XCTestLine.mark, part: XCTestLine.measured),
    LineMark(start: XCTestLine.mark, part: "' started"),
    LineMark(start: "/", part: XCTestLine.measured),
    // Text without a line feed may stand before the line; what allows a deviation stands at its end.
    LineMark(part: XCTestLine.measured, end: "0"),
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var reader = XCTestReader()
    for line in TextLine.all(in: content.bytes) { try reader.read(line) }
    return reader.run(identity: identity)
  }
}
