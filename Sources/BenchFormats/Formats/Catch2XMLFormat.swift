import BenchModel
import StrictXML

/// What Catch2 writes with `-r xml`: figures of each benchmark in nanoseconds, below its test case and sections.
enum Catch2XMLFormat: FileFormat {
  static let name = "Catch2 XML"
  static let keyword = "catch2-xml"

  static let signature = Signature(elements: ["Catch2TestRun", "Catch"])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    guard let root = content.root else { throw ReadingFault("the file is no XML") }
    var reader = Catch2XMLReader()
    reader.add(root, path: [], isFailed: false)
    var environment = RunEnvironment()
    environment.other = root.attribute("catch2-version").map { ["Catch2": $0] }
    return reader.assembly.run(
      identity: identity, suite: root.attribute("name") ?? "Catch2", environment: environment)
  }
}

/// Collects the benchmarks of Catch2's XML below their test cases and sections.
private struct Catch2XMLReader {
  var assembly = RunAssembly()
  /// How often each name came: a benchmark beside sections runs once for each of them.
  private var passes: [BenchmarkID: Int] = [:]

  /// Adds what is inside an element; what a failed test case timed is no measurement of its work.
  mutating func add(_ element: XMLElement, path: [String], isFailed: Bool) {
    let hasFailed = isFailed || element.child("OverallResult")?.attribute("success") == "false"
    for child in element.children {
      switch child.name {
      case "TestCase", "Section":
        add(child, path: path + [child.attribute("name") ?? ""], isFailed: hasFailed)
      case "Group": add(child, path: path, isFailed: hasFailed)
      case "BenchmarkResults":
        let plain = BenchmarkID(group: path.joined(separator: "/"), name: child.attribute("name") ?? "")
        passes[plain, default: 0] += 1
        let id = plain.numbered(passes[plain] ?? 1)
        add(results: child, id: id)
        if hasFailed { assembly.fail(id, "the test case around it failed") }
      default: break
      }
    }
  }

  private mutating func add(results: XMLElement, id: BenchmarkID) {
    if let failed = results.child("failed") {
      return assembly.fail(id, failed.attribute("message") ?? "Catch2 says that it failed")
    }
    guard let mean = results.child("mean"), let value = Self.figure("value", of: mean) else {
      return assembly.fail(id, "line \(results.line) begins it, and it has no <mean> with a number as its value")
    }
    // Without an analysis (--benchmark-no-analysis) there is no confidence, and the deviation is none.
    let deviation = results.child("standardDeviation")
    let isAnalysed = deviation.flatMap { Self.figure("ci", of: $0) } ?? 0 != 0
    assembly.publish(
      id, .time,
      Summary(
        count: results.attribute("samples").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }, mean: value,
        stdev: isAnalysed ? deviation.flatMap { Self.figure("value", of: $0) } : nil))
  }

  private static func figure(_ name: String, of element: XMLElement) -> Double? {
    element.attribute(name).flatMap { Double($0) }
  }
}
