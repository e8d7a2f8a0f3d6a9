import BenchModel

/// One combination of the axes of a benchmark, with the figures that NVBench gives it tags for.
struct NVBenchState: Decodable {
  private struct Axis: Decodable {
    let name: String
    let inputString: String?
    let value: FactText?

    private enum CodingKeys: String, CodingKey {
      case name, value
      case inputString = "input_string"
    }
  }

  private struct Figure: Decodable {
    /// Every value is a text, whatever its type.
    struct Datum: Decodable {
      let name: String
      let value: FactText
    }

    let tag: String
    let data: [Datum]?

    var value: Double? { data?.first { $0.name == "value" }?.value.text?.number }
  }

  private let device: Int?
  private let axes: [Axis]?
  private let figures: [Figure]?
  private let isSkipped: Bool?
  private let reason: String?

  private enum CodingKeys: String, CodingKey {
    case device
    case axes = "axis_values"
    case figures = "summaries"
    case isSkipped = "is_skipped"
    case reason = "skip_reason"
  }

  private static let bandwidth = Metric(name: "bandwidth", unit: Metric.Unit("B/s"), direction: .larger)
  private static let batches = Metric(name: "time in batches", unit: .nanoseconds)
  private static let host = Metric(name: "time on the host", unit: .nanoseconds)

  /// Adds what the state of a benchmark says.
  func add(to assembly: inout RunAssembly, of benchmark: String) {
    let id = id(of: benchmark)
    assembly.begin(id)
    if isSkipped == true { return assembly.skip(id, reason ?? "NVBench says that it was skipped") }
    let figures = Dictionary((figures ?? []).map { ($0.tag, $0.value) }) { first, _ in first }
    func value(_ tag: String) -> Double? { figures[tag] ?? nil }
    func time(_ prefix: String, count tag: String) -> Summary {
      func nanoseconds(_ name: String) -> Double? { value("\(prefix)/\(name)").map { $0 * 1e9 } }
      let mean = nanoseconds("mean")
      let relative = value("\(prefix)/stdev/relative").flatMap { share in mean.map { $0 * share } }
      return Summary(
        count: value(tag).flatMap { Int(exactly: $0) }, mean: mean, median: nanoseconds("median"),
        min: nanoseconds("min"), max: nanoseconds("max"), stdev: nanoseconds("stdev/absolute") ?? relative)
    }
    let cold = time("nv/cold/time/gpu", count: "nv/cold/sample_size")
    let own = cold.mean == nil ? time("nv/cpu_only/time/cpu", count: "nv/cpu_only/sample_size") : cold
    assembly.publish(id, .time, own)
    assembly.publish(id, Self.host, time("nv/cold/time/cpu", count: "nv/cold/sample_size"))
    assembly.publish(id, Self.batches, time("nv/batch/time/gpu", count: "nv/batch/sample_size"))
    let way = cold.mean == nil ? "cpu_only" : "cold"
    assembly.publish(id, .throughput, Summary(count: 1, mean: value("nv/\(way)/bw/item_rate")))
    assembly.publish(id, Self.bandwidth, Summary(count: 1, mean: value("nv/\(way)/bw/global/bytes_per_second")))
  }

  private func id(of benchmark: String) -> BenchmarkID {
    let values = (axes ?? []).map {
      BenchmarkID.Parameter(name: $0.name, value: $0.inputString ?? $0.value?.text ?? "")
    }
    let device = device.map { [BenchmarkID.Parameter(name: "device", value: "\($0)")] } ?? []
    return BenchmarkID(group: "", name: benchmark, parameters: values + device)
  }
}
