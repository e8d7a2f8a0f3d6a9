import BenchModel

/// The figures of the stress suite that its summary has always stated, found by the names of its benchmarks.
struct StressSuiteReview: Sendable {
  let figures: SuiteFigures

  /// Nil for a run without the suite's first benchmark.
  init?(run: BenchmarkRun) {
    let results = Dictionary(run.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    guard let simple = results[Self.simple], simple.status == .measured else { return nil }
    let operations = simple.operations
    let leak = results[Self.leak]
    let growth = leak?.sample(of: .liveMemory).flatMap { try? GrowthEstimate.estimate($0) }
    let figures: [(SuiteFigures.Line, Double?)] = [
      (.simpleThroughput, simple.throughput), (.complexThroughput, results[Self.complex]?.throughput),
      (.concurrentThroughput, results[Self.concurrent]?.throughput),
      (.repositoryThroughput, results[Self.repository]?.throughput), (.simpleMean, operations?.mean),
      (.simpleP95, operations?.p95), (.memoryPerCommand, results[Self.retained]?.middle(of: .retainedMemory)),
      (.leaks, growth?.value),
    ]
    let known = figures.compactMap { line, figure in figure.map { (line, $0) } }
    self.figures = SuiteFigures(
      figures: Dictionary(known, uniquingKeysWith: { first, _ in first }), targets: Self.assessments(of: run))
  }

  private static let simple = BenchmarkID(group: "command_performance", name: "Simple Command")
  private static let complex = BenchmarkID(group: "command_performance", name: "Complex Command with Validation")
  private static let repository = BenchmarkID(group: "integration", name: "Repository Operations")
  private static let retained = BenchmarkID(group: "stress_testing", name: "Retained Outcomes")
  private static let concurrent = BenchmarkID(
    group: "stress_testing", name: "Concurrent Execution", parameters: [.init(name: "threads", value: "100")])
  private static let leak = BenchmarkID(
    group: "stress_testing", name: "Memory Leak Detection",
    parameters: [.init(name: "workload", value: simple.name)])

  /// Every benchmark whose name is known here.
  static let benchmarks = [simple, complex, repository, retained, concurrent, leak]

  /// The targets that the original suite states for itself, whatever the policy says.
  static let targets: [Objective] = [
    target("P50 Latency", simple, .latency, .p50, .below, Quantity(value: 200_000, unit: .nanoseconds)),
    target("P95 Latency", simple, .latency, .p95, .below, Quantity(value: 500_000, unit: .nanoseconds)),
    target("P99 Latency", simple, .latency, .p99, .below, Quantity(value: 1_000_000, unit: .nanoseconds)),
    target("Throughput", simple, .time, .throughput, .above, Quantity(value: 5000, unit: .perSecond)),
    target("Memory/Op", retained, .retainedMemory, .mean, .below, Quantity(value: 10_240, unit: .bytes)),
    // "0 MB/hour" there: less than a byte in a thousand operations is what a growth of zero looks like when measured.
    target("Memory Leaks", leak, .liveMemory, .slope, .below, Quantity(value: 1, unit: .bytes)),
  ]

  private static func target(
    _ name: String, _ id: BenchmarkID, _ metric: Metric, _ statistic: Statistic, _ bound: Objective.Bound,
    _ limit: Quantity
  ) -> Objective {
    Objective(
      name: name, benchmark: id.description, metric: metric.name, statistic: statistic, bound: bound, limit: limit)
  }

  private static func assessments(of run: BenchmarkRun) -> [Assessment] {
    let source = Judge.Source(run: run, file: run.id, format: "")
    // A limit in a unit that a file's metric of that name does not have cannot be held against it.
    return (try? ObjectiveAssessor.assess(targets, of: source, betweenLaunchFloor: Policy.defaultBetweenLaunchFloor))
      ?? []
  }
}
