import BenchModel
import StrictXML

/// What Catch2 writes with `-r xml`: figures of each benchmark in nanoseconds, below its test case and sections.
enum Catch2XMLFormat: FileFormat {
  static let name = "Catch2 XML"
  static let keyword = "catch2-xml"

  static let signature = Signature(elements: ["Catch2TestRun", "Catch"])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    guard let root = content.root else { throw ReadingFault("the file is no XML") }
    var assembly = RunAssembly()
    try add(root, path: [], to: &assembly)
    var environment = RunEnvironment()
    environment.other = root.attribute("catch2-version").map { ["Catch2": $0] }
    return assembly.run(
      identity: identity, suite: root.attribute("name") ?? "Catch2", environment: environment)
  }

  private static func add(_ element: XMLElement, path: [String], to assembly: inout RunAssembly) throws(ReadingFault) {
    for child in element.children {
      switch child.name {
      case "TestCase", "Section": try add(child, path: path + [child.attribute("name") ?? ""], to: &assembly)
      case "Group": try add(child, path: path, to: &assembly)
      case "BenchmarkResults":
        let id = BenchmarkID(group: path.joined(separator: "/"), name: child.attribute("name") ?? "")
        try add(results: child, id: id, to: &assembly)
        if element.child("OverallResult")?.attribute("success") == "false" {
          assembly.warn(id, "The test case around it failed.")
        }
      default: break
      }
    }
  }

  private static func add(
    results: XMLElement, id: BenchmarkID, to assembly: inout RunAssembly
  ) throws(ReadingFault) {
    if let failed = results.child("failed") {
      return assembly.fail(id, failed.attribute("message") ?? "Catch2 says that it failed")
    }
    guard let mean = results.child("mean"), let deviation = results.child("standardDeviation") else {
      throw ReadingFault(line: results.line, "the benchmark has no <mean> and <standardDeviation>")
    }
    // Without an analysis (--benchmark-no-analysis) there is no confidence, and the deviation is none.
    let isAnalysed = try figure("ci", of: deviation) != 0
    assembly.publish(
      id, .time,
      Summary(
        count: results.attribute("samples").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil },
        mean: try figure("value", of: mean), stdev: isAnalysed ? try figure("value", of: deviation) : nil))
  }

  private static func figure(_ name: String, of element: XMLElement) throws(ReadingFault) -> Double {
    guard let text = element.attribute(name), let figure = Double(text) else {
      throw ReadingFault(line: element.line, "<\(element.name)> has no number as its \(name)")
    }
    return figure
  }
}
