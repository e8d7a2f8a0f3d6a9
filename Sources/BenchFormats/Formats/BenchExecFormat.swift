import BenchModel
import StrictXML

/// The XML of BenchExec: wall time, processor time and memory of a process for each task.
///
/// Only what is solved rightly, or done where nothing says what is right, is a measurement: tools that run out of time
/// or memory have figures as well. The variables of the environment in the file are not carried over.
enum BenchExecFormat: FileFormat {
  static let name = "BenchExec XML"
  static let keyword = "benchexec"

  static let signature = Signature(elements: ["result"])

  private static let metrics: [(title: String, metric: Metric)] = [
    ("walltime", .time), ("cputime", .cpuTime), ("memory", .peakMemory),
  ]

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    guard let root = content.root, let suite = root.attribute("benchmarkname") else {
      throw ReadingFault("the outermost element of BenchExec's XML is a <result> with a benchmarkname, and this is not")
    }
    var assembly = RunAssembly()
    for (process, run) in root.children.filter({ $0.name == "run" }).enumerated() {
      add(run, group: root.attribute("name") ?? "", process: process, to: &assembly)
    }
    // The end is written last.
    let isWhole = root.attribute("endtime") != nil && root.attribute("error") == nil
    return assembly.run(
      identity: identity, suite: suite, environment: environment(of: root),
      completeness: isWhole ? .complete : .partial)
  }

  private static func add(_ run: XMLElement, group: String, process: Int, to assembly: inout RunAssembly) {
    let property = run.attribute("properties").map { [BenchmarkID.Parameter(name: "properties", value: $0)] } ?? []
    let id = BenchmarkID(group: group, name: run.attribute("name") ?? "", parameters: property)
    assembly.begin(id)
    let columns = run.children.filter { $0.name == "column" }
    func value(_ title: String) -> String? { columns.first { $0.attribute("title") == title }?.attribute("value") }
    guard let status = value("status"), !status.isEmpty else { return assembly.skip(id, "it was not run") }
    let category = value("category")
    guard ["correct", "missing"].contains(category ?? "missing") else {
      return assembly.fail(id, category == "wrong" ? "its answer \(status) is wrong" : "it ended with \(status)")
    }
    for (title, metric) in metrics {
      guard let text = value(title) else { continue }
      let digits = text.prefix { !$0.isLetter }
      let unit = RateUnit(String(text[digits.endIndex...]))
      if let number = digits.number, unit.unit == metric.unit {
        assembly.measure(id, metric, [number * unit.scale], process: process)
      } else {
        assembly.spoil(id, metric, "'\(text)' is no number with its unit")
      }
    }
  }

  private static func environment(of root: XMLElement) -> RunEnvironment {
    var environment = RunEnvironment()
    let system = root.child("systeminfo")
    environment.operatingSystem = system?.child("os")?.attribute("name")
    environment.processor = system?.child("cpu")?.attribute("model")
    environment.logicalProcessors = system?.child("cpu")?.attribute("cores").flatMap { Int($0) }
    let facts = ["tool", "version", "options", "timelimit", "memlimit", "generator"]
    environment.other = Dictionary(
      uniqueKeysWithValues: facts.compactMap { key in
        root.attribute(key).flatMap { $0.isEmpty ? nil : (key, $0) }
      })
    return environment
  }
}
