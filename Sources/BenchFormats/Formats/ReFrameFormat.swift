import BenchModel

/// The report of ReFrame (`--report-file`): performance variables of test cases, a process each time a case ran.
///
/// What a reference allows says which way of a variable is better. A missed reference is a warning: the figures are
/// those of a case that did its work. Cases that were skipped are nowhere in the report.
enum ReFrameFormat: FileFormat {
  static let name = "ReFrame report"
  static let keyword = "reframe"

  private struct Document: Decodable {
    struct Run: Decodable { let testcases: [ReFrameCase] }

    let session: [String: FactText]?
    let runs: [Run]

    private enum CodingKeys: String, CodingKey {
      case runs
      case session = "session_info"
    }
  }

  static let signature = Signature(documents: [.document(.key("session_info"), .elementsOf("runs", ["testcases"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    let cases = document.runs.flatMap(\.testcases)
    // Of a case that was tried again (--max-retries) the last try counts.
    let passed = Set(cases.filter { !$0.isBroken }.map(\.id))
    for (process, found) in cases.enumerated() {
      if found.isBroken, passed.contains(found.id) {
        assembly.warn(found.id, "It failed and was tried again: \(found.reason).")
      } else {
        found.add(to: &assembly, process: process)
      }
    }
    var environment = RunEnvironment()
    environment.other = document.session?.text("version").map { ["ReFrame": $0] }
    let aborted = document.session?.count("num_aborted") ?? 0
    return assembly.run(
      identity: identity, suite: "ReFrame", environment: environment, completeness: aborted > 0 ? .partial : .complete)
  }
}

/// One run of a test case.
private struct ReFrameCase: Decodable {
  /// Value, reference, how far below and above it may be as shares, unit, and in newer versions a result.
  struct Variable: Decodable {
    let value: Double?
    let unit: String
    let direction: Metric.Direction

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      value = try parts.decode(Double?.self)
      _ = try parts.decode(Double?.self)
      let (lower, upper) = (try parts.decode(Double?.self), try parts.decode(Double?.self))
      unit = try parts.decode(String?.self) ?? ""
      direction = (lower == nil) == (upper == nil) ? .unknown : upper == nil ? .larger : .smaller
    }
  }

  let name: String
  let system: String?
  let partition: String?
  let environ: String?
  let result: String?
  let phase: String?
  let explanation: String?
  let variables: [String: Variable]?

  private enum CodingKeys: String, CodingKey {
    case name, system, partition, environ, result
    case phase = "fail_phase"
    case explanation = "fail_reason"
    case variables = "perfvalues"
  }

  var id: BenchmarkID {
    let place = [system, partition].compactMap(\.self).joined(separator: ":")
    let facts = [("system", place), ("environ", environ ?? "")].filter { !$0.1.isEmpty }
    return BenchmarkID(group: "", name: name, parameters: facts.map { .init(name: $0.0, value: $0.1) })
  }

  /// Whether it did not do its work, whatever its figures are.
  var isBroken: Bool { !["pass", "xpass", "xfail"].contains(result ?? "pass") && phase != "performance" }

  var reason: String { explanation ?? "ReFrame says that it failed" }

  func add(to assembly: inout RunAssembly, process: Int) {
    assembly.name(id)
    if isBroken { return assembly.fail(id, reason) }
    guard let variables, !variables.isEmpty else { return assembly.skip(id, "it has no performance variable") }
    if phase == "performance" { assembly.warn(id, "\(reason).") }
    for (path, variable) in variables.inByteOrder {
      // System and partition stand before the name.
      let name = path.split(separator: ":").last.map { String($0) } ?? path
      guard let value = variable.value else { continue }
      let unit = RateUnit(variable.unit)
      let stated = variable.direction == .unknown && unit.isTime ? .smaller : variable.direction
      let metric = Metric(name: name, unit: unit.unit, direction: stated)
      assembly.measure(id, metric, [value * unit.scale], process: process)
    }
  }
}
