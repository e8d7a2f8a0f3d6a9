import BenchModel
import StrictJSON

/// The messages of `cargo criterion --message-format=json`: an object a line, of which complete benchmarks are read.
enum CargoCriterionFormat: RunFormat {
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

  static func refusal(of content: FileContent) -> String? {
    guard let shape = content.shape else { return content.lackOfObject }
    return shape.keys?.contains("reason") == true ? nil : "no \"reason\" in its first object"
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var metrics = MetricList()
    var results: [BenchmarkResult] = []
    var lines = LineSequence(content.bytes)
    while let line = lines.next() {
      if content.bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let message = try message(content.bytes[line], number: lines.number)
      guard message.reason == "benchmark-complete" else { continue }
      results.append(try result(of: message, line: lines.number, metrics: &metrics))
    }
    return BenchmarkRun(
      id: identity, suite: "criterion", environment: RunEnvironment(), metrics: metrics.metrics, results: results)
  }

  private static func message(_ line: ArraySlice<UInt8>, number: Int) throws(ReadingFault) -> Message {
    do throws(JSONError) {
      return try StrictJSONDecoder().decode(from: Array(line))
    } catch {
      throw ReadingFault(line: number, ReadingFault(error).problem)
    }
  }

  private static func result(
    of message: Message, line: Int, metrics: inout MetricList
  ) throws(ReadingFault) -> BenchmarkResult {
    guard let id = message.id, let values = message.values, let iterations = message.iterations,
      !values.isEmpty, values.count == iterations.count, iterations.allSatisfy({ $0 > 0 })
    else {
      throw ReadingFault(line: line, "a complete benchmark needs an id and as many measured values as iteration counts")
    }
    let unit = RateUnit(message.unit ?? "ns")
    let metric = unit.metric(named: message.unit ?? "ns")
    metrics.note(metric)
    var launch = LaunchColumns()
    launch.append(
      process: 0, iterations: Int(exactly: iterations.max() ?? 1) ?? 1,
      values: zip(values, iterations).map { $0 / $1 * unit.scale })
    return BenchmarkResult(id: BenchmarkID(group: "", name: id), samples: [launch.sample(of: metric)])
  }
}
