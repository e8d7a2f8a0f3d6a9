import BenchModel
import StrictJSON

/// Writes formats that take a single figure of each benchmark and metric.
enum FigureExport {
  private struct Entry: Encodable {
    let name: String
    let value: Double
    let unit: String
  }

  private struct Figure: Encodable {
    let value: Double
  }

  /// The custom JSON of github-action-benchmark; a unit says which metric it is, and which way is better.
  static func gitHubActionBenchmark(_ samples: [ExportedSample]) throws(ExportError) -> [UInt8] {
    let uses = Dictionary(samples.map { ($0.id, 1) }, uniquingKeysWith: +)
    let entries = samples.compactMap { item in
      item.figure.map { figure in
        let name = uses[item.id] == 1 ? item.id.description : "\(item.id) [\(item.metric.name)]"
        return Entry(name: name, value: figure, unit: unit(of: item.metric))
      }
    }
    return try LongTableExport.encoded(entries, layout: .pretty)
  }

  private static func unit(of metric: Metric) -> String {
    switch metric.unit {
    case .nanoseconds: "ns/op"
    case .perSecond: "ops/s"
    case .count: metric.name
    default: metric.unit.symbol
    }
  }

  /// Bencher Metric Format, with Bencher's own names for time and throughput.
  static func bencher(_ samples: [ExportedSample]) throws(ExportError) -> [UInt8] {
    var benchmarks: [String: [String: Figure]] = [:]
    for item in samples {
      guard let figure = item.figure else { continue }
      let isTime = item.metric.is(.time)
      // What both would call latency keeps its own name beside the time of an iteration.
      let measure =
        isTime ? "latency" : item.metric.is(.latency) ? "operation-latency" : item.metric.name
      benchmarks[item.id.description, default: [:]][measure] = Figure(value: figure)
    }
    return try LongTableExport.encoded(benchmarks, layout: .pretty)
  }
}
