import BenchModel
import StrictJSON

/// Writes the JSON of pyperf: a benchmark a metric, a run a launch, with its warm-up.
enum PyperfExport {
  private struct Suite: Encodable {
    let benchmarks: [Benchmark]
    let version = "1.0"
  }

  private struct Benchmark: Encodable {
    struct Metadata: Encodable {
      let name: String
      let unit: String
    }

    let metadata: Metadata
    let runs: [Run]
  }

  private struct Run: Encodable {
    struct Warmup: Encodable {
      let loops: Int
      let value: Double

      func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(loops)
        try pair.encode(value)
      }
    }

    struct Metadata: Encodable {
      let loops: Int
    }

    let metadata: Metadata?
    let values: [Double]
    let warmups: [Warmup]?
  }

  static func bytes(of samples: [ExportedSample]) throws(ExportError) -> [UInt8] {
    try LongTableExport.encoded(Suite(benchmarks: samples.map { benchmark($0) }), layout: .pretty)
  }

  /// Whatever is no time of an iteration has its metric behind its name, since a benchmark has one metric there.
  private static func benchmark(_ item: ExportedSample) -> Benchmark {
    let isTime = item.metric.unit == .nanoseconds
    let scale = isTime ? 1e9 : 1
    let unit = isTime ? "second" : item.metric.unit == .bytes ? "byte" : "integer"
    let isUsual = item.metric.is(.time)
    let runs = item.sample.values.enumerated().filter { !$0.element.isEmpty }.map { place, values in
      let warmup = item.sample.warmup.map { lists in
        lists[place].map { Run.Warmup(loops: item.sample.iterations[place], value: $0 / scale) }
      }
      // One is what pyperf takes for granted.
      let loops = item.sample.iterations[place]
      return Run(
        metadata: loops > 1 ? .init(loops: loops) : nil, values: values.map { $0 / scale }, warmups: warmup)
    }
    return Benchmark(
      metadata: .init(name: isUsual ? item.id.description : "\(item.id) [\(item.metric.name)]", unit: unit), runs: runs)
  }
}
