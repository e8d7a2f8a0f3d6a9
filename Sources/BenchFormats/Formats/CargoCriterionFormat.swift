import BenchModel

/// The messages of `cargo criterion --message-format=json`: an object a line, of which complete benchmarks are read.
enum CargoCriterionFormat: FileFormat {
  static let name = "cargo-criterion messages"
  static let keyword = "cargo-criterion"

  private struct Message: Decodable {
    let reason: String
    let id: String?
    let unit: String?
    let iterations: [Double]?
    let values: [Double]?

    private enum CodingKeys: String, CodingKey {
      case reason, id, unit
      case iterations = "iteration_count"
      case values = "measured_values"
    }
  }

  /// Complete benchmarks tell the messages from those of a build, which are cargo's, too.
  private static let mark = DocumentMark.line("reason", any: ["iteration_count", "measured_values"])

  static let signature = Signature(documents: [mark])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for (line, message) in try content.decodeLines(Message.self, .line("reason"))
    where message.reason == "benchmark-complete" {
      try add(message, line: line, to: &assembly)
    }
    return assembly.run(identity: identity, suite: "criterion")
  }

  private static func add(_ message: Message, line: Int, to assembly: inout RunAssembly) throws(ReadingFault) {
    guard let name = message.id else { throw ReadingFault(line: line, "the benchmark has no id") }
    let id = BenchmarkID(group: "", name: name)
    assembly.begin(id)
    guard let values = message.values, let iterations = message.iterations,
      !values.isEmpty, values.count == iterations.count, iterations.allSatisfy({ $0 > 0 })
    else {
      return assembly.fail(
        id, "line \(line) cannot be read: a benchmark needs as many measured values as iteration counts")
    }
    let unit = RateUnit(message.unit ?? "ns")
    assembly.measure(
      id, unit.metric(named: message.unit ?? "ns"), zip(values, iterations).map { $0 / $1 * unit.scale },
      iterations: Int(exactly: iterations.max() ?? 1) ?? 1)
  }
}
