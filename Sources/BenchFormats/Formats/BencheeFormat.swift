import BenchModel

/// The JSON of Elixir's Benchee (benchee_json): every run of a scenario in nanoseconds, and what it used in bytes.
enum BencheeFormat: FileFormat {
  static let name = "Benchee JSON"
  static let keyword = "benchee"

  private struct Scenario: Decodable {
    let name: String
    let input: String?
    let time: Collection?
    let memory: Collection?

    private enum CodingKeys: String, CodingKey {
      case name
      case input = "input_name"
      case time = "run_time_data"
      case memory = "memory_usage_data"
    }

    var id: BenchmarkID {
      let input = input.flatMap { $0 == "__no_input" ? nil : [BenchmarkID.Parameter(name: "input", value: $0)] }
      return BenchmarkID(group: "", name: name, parameters: input ?? [])
    }
  }

  private struct Collection: Decodable {
    struct Figures: Decodable {
      let average: Double?
      let median: Double?
      let minimum: Double?
      let maximum: Double?
      let deviation: Double?
      let count: Int?
      let percentiles: [String: Double]?

      private enum CodingKeys: String, CodingKey {
        case average, median, minimum, maximum, percentiles
        case deviation = "std_dev"
        case count = "sample_size"
      }

      var summary: Summary {
        Summary(
          count: count, mean: average, median: median, p90: percentiles?["90"], p95: percentiles?["95"],
          p99: percentiles?["99"], min: minimum, max: maximum, stdev: deviation)
      }
    }

    let samples: [Double]?
    let statistics: Figures?
  }

  private static let memory = Metric(name: "memory usage", unit: .bytes)

  static let signature = Signature(documents: [.document(.elements(["name", "run_time_data"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for scenario in try content.decode([Scenario].self) {
      let id = scenario.id
      assembly.begin(id)
      for (metric, collection) in [(Metric.time, scenario.time), (memory, scenario.memory)] {
        if let samples = collection?.samples, !samples.isEmpty {
          assembly.measure(id, metric, samples)
        } else if let figures = collection?.statistics {
          assembly.publish(id, metric, figures.summary)
        }
      }
    }
    return assembly.run(identity: identity, suite: "Benchee")
  }
}
