import BenchModel
import BenchStatistics

/// Runs with planted properties.
enum Runs {
  static var environment: RunEnvironment {
    var environment = RunEnvironment()
    environment.processor = "processor"
    environment.logicalProcessors = 2
    environment.optimised = true
    environment.loadAtStart = 0
    return environment
  }

  static func id(_ name: String) -> BenchmarkID { BenchmarkID(group: "group", name: name) }

  /// A run of benchmarks of time, each of so many launches that scatter evenly by a share around a location.
  static func run(
    _ id: String, _ locations: [String: Double] = ["a": 1000, "b": 50_000], spread: Double = 0.005, launches: Int = 10,
    more: [BenchmarkResult] = [], startedAt: String? = "2026-03-01T12:00:00Z",
    environment: RunEnvironment = environment
  ) -> BenchmarkRun {
    var random = SplitMix64(seed: id.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    let results = locations.sorted { $0.key < $1.key }.map { name, location in
      BenchmarkResult(
        id: Self.id(name), samples: [sample(around: location, spread: spread, launches: launches, &random)])
    }
    return BenchmarkRun(
      id: id, startedAt: startedAt, suite: "suite", environment: environment, metrics: [.time], results: results + more)
  }

  static func failed(_ name: String) -> BenchmarkResult {
    BenchmarkResult(id: id(name), status: .failed, failure: Failure(kind: .crashed, reason: "killed by SIGSEGV"))
  }

  private static func sample(
    around location: Double, spread: Double, launches: Int, _ random: inout SplitMix64
  ) -> Sample {
    let values = (0..<launches).map { _ in
      let launch = location * (1 + spread * deviate(&random))
      return (0..<5).map { _ in launch * (1 + 0.001 * deviate(&random)) }
    }
    let places = Array(values.indices)
    return Sample(
      metric: "time", process: places, round: places, order: places, iterations: places.map { _ in 100 },
      values: values)
  }

  /// Evenly distributed with mean 0 and standard deviation 1.
  private static func deviate(_ random: inout SplitMix64) -> Double {
    (Double(random.next() >> 11) / 9_007_199_254_740_992 - 0.5) * 3.4641016151377544
  }
}
