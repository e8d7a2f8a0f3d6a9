import BenchModel

/// What Catch2 prints on a console: three lines a benchmark below a heading, under its test case and sections.
enum Catch2TextFormat: FileFormat {
  static let name = "Catch2 console text"
  static let keyword = "catch2"

  static let signature = Signature(lines: [
    LineMark(start: "benchmark name ", check: { isHeading(String(decoding: $0[$1], as: UTF8.self)) })
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var reader = Catch2TextReader()
    for line in TextLine.all(in: content.bytes) { try reader.read(line) }
    try reader.finish()
    return reader.assembly.run(identity: identity, suite: "Catch2")
  }

  /// Older versions say `est run time` for the last column.
  static func isHeading(_ line: some StringProtocol) -> Bool {
    let words = line.split(separator: " ")
    return words.count >= 5 && words[0] == "benchmark" && words[1] == "name" && words[2] == "samples"
      && words[3] == "iterations"
  }
}
