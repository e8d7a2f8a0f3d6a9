import BenchModel
import StrictJSON

/// Writes the JSON of `hyperfine --export-json`: a time a launch, in seconds, and what follows from them.
///
/// Exit codes are left out: which ones a command may end with is not what was measured.
enum HyperfineExport {
  private struct Document: Encodable {
    let results: [Entry]
  }

  private struct Entry: Encodable {
    let command: String
    let mean: Double
    let stddev: Double?
    let median: Double
    let user: Double?
    let system: Double?
    let min: Double
    let max: Double
    let times: [Double]
    let memory: [Double]?
    let parameters: [String: String]?

    private enum CodingKeys: String, CodingKey {
      case command, mean, stddev, median, user, system, min, max, times, parameters
      case memory = "memory_usage_byte"
    }
  }

  static func bytes(of samples: [ExportedSample]) throws(ExportError) -> [UInt8] {
    let others = Dictionary(grouping: samples, by: \.id)
    let entries = samples.filter { $0.metric.is(.time) }.compactMap { entry($0, beside: others[$0.id] ?? []) }
    guard !entries.isEmpty else {
      throw ExportError(description: "the run holds no time of anything, which is what hyperfine's JSON is about")
    }
    return try LongTableExport.encoded(Document(results: entries), layout: .pretty)
  }

  private static func entry(_ time: ExportedSample, beside others: [ExportedSample]) -> Entry? {
    let times = launches(time).map { $0 / 1e9 }
    guard let least = times.min(), let most = times.max() else { return nil }
    let mean = times.reduce(0, +) / Double(times.count)
    let squares = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let sorted = times.sorted()
    let middle = sorted.count / 2
    func figure(_ metric: Metric) -> Double? { others.first { $0.metric.is(metric) }?.figure.map { $0 / 1e9 } }
    let memory = others.first { $0.metric.is(.peakMemory) }.map(launches)
    return Entry(
      command: command(time.id), mean: mean,
      stddev: times.count > 1 ? (squares / Double(times.count - 1)).squareRoot() : nil,
      median: sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle],
      user: figure(.userTime), system: figure(.systemTime), min: least, max: most, times: times,
      // Without one figure a time nobody could tell which process a figure is of.
      memory: memory?.count == times.count ? memory : nil,
      parameters: time.id.parameters.isEmpty
        ? nil : Dictionary(time.id.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }

  private static func launches(_ item: ExportedSample) -> [Double] {
    item.sample.values.filter { !$0.isEmpty }.map { $0.reduce(0, +) / Double($0.count) }
  }

  /// The command with its parameters in their places, as that tool states it.
  private static func command(_ id: BenchmarkID) -> String {
    let name = id.group.isEmpty ? id.name : "\(id.group)/\(id.name)"
    return id.parameters.reduce(name) { $0.replacing("{\($1.name)}", with: $1.value) }
  }
}
