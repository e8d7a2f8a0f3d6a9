import BenchModel
import StrictJSON

/// What github-action-benchmark takes and keeps: the custom list of figures, and the `data.js` of its history.
///
/// Each benchmark is a single figure. A history says which way of it is better, by the tool that made it; a list does
/// not: there it follows from the unit or is not known. Of a history the last entry of each suite is read.
enum GitHubActionBenchmarkFormat: FileFormat {
  static let name = "github-action-benchmark"
  static let keyword = "github-action-benchmark"

  private struct Figure: Decodable {
    let name: String
    let value: Double
    let unit: String

    private enum CodingKeys: CodingKey { case name, value, unit }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      unit = try container.decode(String.self, forKey: .unit)
      if let text = try? container.decode(String.self, forKey: .value) {
        let digits = Array(text.utf8)
        value = NumberText.double(in: digits, digits.indices) ?? .nan
      } else {
        value = try container.decode(Double.self, forKey: .value)
      }
    }
  }

  private struct History: Decodable {
    struct Entry: Decodable {
      struct Commit: Decodable { let id: String? }

      let commit: Commit?
      /// The tool that made the figures, which says which way of them is better.
      let tool: String?
      let benches: [Figure]
    }

    let entries: [String: [Entry]]
  }

  /// What the script of a history begins with, before its document.
  private static let script = "window.BENCHMARK_DATA"

  static let signature = Signature(
    documents: [.document(.elements(["name", "value", "unit"]))], lines: [LineMark(start: script)])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var environment = RunEnvironment()
    if case .text = content.body {
      let suites = try history(content.bytes).entries.inByteOrder
      for (suite, entries) in suites {
        guard let last = entries.last else { continue }
        let direction = last.tool.flatMap { directions[$0] }
        for figure in last.benches { add(figure, group: suite, direction: direction, to: &assembly) }
        environment.commit = environment.commit ?? last.commit?.id
      }
    } else {
      let figures = try content.decode([Figure].self)
      if PackageBenchmarkNames.areOfExport(figures.map(\.name)) {
        throw ReadingFault(
          "package-benchmark wrote this, with 99th percentiles in whole numbers of a unit that it chooses anew each "
            + "time: give the results.json of a baseline")
      }
      for figure in figures { add(figure, group: "", direction: nil, to: &assembly) }
    }
    return assembly.run(identity: identity, suite: name, environment: environment)
  }

  /// Which way the figures of a tool are better whose units do not say so, or say otherwise.
  private static let directions: [String: Metric.Direction] = [
    "customBiggerIsBetter": .larger, "customSmallerIsBetter": .smaller,
  ]

  private static func add(
    _ figure: Figure, group: String, direction: Metric.Direction?, to assembly: inout RunAssembly
  ) {
    let id = BenchmarkID(group: group, name: figure.name)
    assembly.begin(id)
    guard figure.value.isFinite else { return assembly.fail(id, "its value is not a finite number") }
    let unit = RateUnit(figure.unit)
    let name = figure.unit.isEmpty ? "value" : figure.unit
    var metric = unit.metric(named: name)
    // A time of which more is better is none that the tools define.
    if let direction, direction != metric.direction {
      metric = Metric(
        name: [Metric.time, .throughput].contains(metric) ? "\(name), \(direction.rawValue) is better" : metric.name,
        unit: metric.unit, direction: direction)
    }
    assembly.publish(id, metric, Summary(count: 1, mean: figure.value * unit.scale))
  }

  /// Where the script begins, in a line of its own.
  private static func place(ofScript bytes: [UInt8]) -> Int {
    var lines = LineSequence(bytes)
    while let line = lines.next() {
      if bytes[line].starts(with: script.utf8) { return line.lowerBound }
    }
    return 0
  }

  /// The document inside the script.
  private static func history(_ bytes: [UInt8]) throws(ReadingFault) -> History {
    let script = place(ofScript: bytes)
    guard let start = bytes[script...].firstIndex(of: UInt8(ascii: "{")),
      let end = EmbeddedDocument.end(of: bytes, from: start)
    else { throw ReadingFault("the script holds no document") }
    do throws(JSONError) {
      return try StrictJSONDecoder().decode(from: Array(bytes[start..<end]))
    } catch {
      // The place is one in the document and not in the file.
      throw ReadingFault("in the document of the script: \(error)")
    }
  }
}
