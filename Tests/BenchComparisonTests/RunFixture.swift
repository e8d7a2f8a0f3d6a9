import BenchComparison
import BenchModel
import BenchStatistics
import Glibc

/// Builds small runs for tests; every value is optimised, complete and from one machine unless a test says otherwise.
enum RunFixture {
  static let id = BenchmarkID(group: "group", name: "name")

  static var environment: RunEnvironment {
    var environment = RunEnvironment()
    environment.processor = "processor"
    environment.logicalProcessors = 2
    environment.optimised = true
    environment.loadAtStart = 0
    return environment
  }

  /// A sample of raw values, one array a launch.
  static func sample(_ values: [[Double]], of metric: Metric = .time, iterations: Int = 1) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: metric.name, process: places, round: places, order: places,
      iterations: places.map { _ in iterations }, values: values)
  }

  static func result(_ samples: [Sample], id: BenchmarkID = RunFixture.id) -> BenchmarkResult {
    BenchmarkResult(id: id, samples: samples)
  }

  static func unmeasured(_ status: BenchmarkResult.Status, id: BenchmarkID = RunFixture.id) -> BenchmarkResult {
    BenchmarkResult(id: id, status: status, failure: Failure(kind: .reported, reason: "the reason"))
  }

  static func run(
    _ results: [BenchmarkResult], id: String, metrics: [Metric] = [.time, .latency, .peakMemory],
    environment: RunEnvironment = RunFixture.environment, completeness: BenchmarkRun.Completeness = .complete
  ) -> BenchmarkRun {
    BenchmarkRun(
      id: id, suite: "suite", completeness: completeness, environment: environment, metrics: metrics, results: results)
  }

  static func source(_ run: BenchmarkRun) -> RunSource {
    RunSource(run: run, file: "\(run.id).json", format: "bench-run")
  }

  /// Compares two runs; two moments differ by nothing unless a test says otherwise, for nil by what the judge finds.
  static func compare(
    _ baseline: BenchmarkRun, _ current: BenchmarkRun, policy: Policy = Policy(), drift: Double? = 0,
    sameBytes: Bool = false, again: Comparison? = nil
  ) throws(ComparisonError) -> Comparison {
    var policy = policy
    policy.statedDrift = policy.statedDrift ?? drift
    return try Judge.compare(
      baseline: source(baseline), current: source(current), policy: policy, policySource: "built-in defaults",
      sameBytes: sameBytes, again: again)
  }

  /// Compares two benchmarks that have one sample each.
  static func compare(
    _ baseline: Sample, _ current: Sample, metrics: [Metric] = [.time, .latency, .peakMemory],
    policy: Policy = Policy(), drift: Double? = 0
  ) throws(ComparisonError) -> Comparison {
    try compare(
      run([result([baseline])], id: "baseline", metrics: metrics),
      run([result([current])], id: "current", metrics: metrics), policy: policy, drift: drift)
  }

  /// Launches whose logarithms scatter normally around a location.
  static func launches(
    _ count: Int, around location: Double, spread: Double, batches: Int = 1, random: inout SplitMix64
  ) -> [[Double]] {
    (0..<count).map { _ in
      let launch = location * exponential(spread * normal(&random))
      return (0..<batches).map { _ in launch * exponential(0.01 * normal(&random)) }
    }
  }

  static func normal(_ random: inout SplitMix64) -> Double {
    StandardNormal.quantile(unit(&random))
  }

  /// A uniform number between 0 and 1, neither of them included.
  static func unit(_ random: inout SplitMix64) -> Double {
    (Double(random.next() >> 11) + 0.5) * 0x1p-53
  }

  static func exponential(_ power: Double) -> Double {
    exp(power)
  }
}
