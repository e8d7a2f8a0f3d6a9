import BenchModel

/// The text of sysbench: rates and times of a test.
///
/// The test is told by what it says of itself, since sysbench does not name it.
enum SysbenchFormat: FileFormat {
  static let name = "sysbench text"
  static let keyword = "sysbench"

  private static let start = "sysbench "
  private static let part = " (using "

  static let signature = Signature(lines: [LineMark(start: start, part: part)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var tests: [SysbenchTest] = []
    for line in try TextLine.ended(in: content.bytes) {
      if line.text.hasPrefix(start), line.text.contains(part) {
        tests.append(SysbenchTest(line: line.number))
      } else if !tests.isEmpty {
        tests[tests.count - 1].read(line)
      }
    }
    // What sysbench prepares or cleans up is no test.
    tests.removeAll { !$0.isTest }
    guard !tests.isEmpty else { throw ReadingFault("it has the heading of sysbench and no test that was run") }
    var assembly = RunAssembly()
    var processes: [BenchmarkID: Int] = [:]
    for test in tests {
      let process = processes[test.id, default: 0]
      processes[test.id] = process + 1
      test.add(to: &assembly, process: process)
    }
    return assembly.run(
      identity: identity, suite: "sysbench", completeness: tests.contains(where: \.isCut) ? .partial : .complete)
  }
}
