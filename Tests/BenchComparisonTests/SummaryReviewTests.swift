import BenchModel
import Testing

@testable import BenchComparison

@Suite("The figures that a rubric puts first")
struct SummaryReviewTests {
  private static let plan = RunPlan.usual

  private static func line(_ benchmark: String, _ metric: Metric, _ statistic: Statistic) -> SummaryLine {
    SummaryLine(
      title: "\(metric.name) \(statistic)", benchmark: benchmark, metric: metric.name, statistic: statistic,
      origin: "r:1")
  }

  private static let rubric: Rubric = {
    var rubric = Rubric()
    rubric.summary = [
      line("g/a", .time, .throughput), line("g/a", .latency, .mean), line("g/a", .latency, .p95),
      line("g/kept (of=a)", .retainedMemory, .median), line("g/a", .liveMemory, .slope),
    ]
    rubric.targets = [
      Objective(
        name: "T", benchmark: "g/a", metric: "latency", statistic: .p50, bound: .below,
        limit: Quantity(value: 1000, unit: .nanoseconds))
    ]
    return rubric
  }()

  private static let results = [
    BenchmarkResult(
      id: BenchmarkID(group: "g", name: "a"),
      samples: [
        RunFixture.sample([[200], [200], [200]], iterations: 10),
        RunFixture.sample([[Double]](repeating: [Double](repeating: 250, count: 200), count: 3), of: .latency),
      ]),
    BenchmarkResult(
      id: BenchmarkID(group: "g", name: "kept", parameters: [.init(name: "of", value: "a")]),
      samples: [RunFixture.sample([[300], [300], [300]], of: .retainedMemory)]),
  ]

  private func figures(
    _ results: [BenchmarkResult], plan: RunPlan? = Self.plan, suites: [String] = []
  ) throws -> SummaryFigures? {
    let run = try RunSummarizer.summarised(
      BenchmarkRun(
        id: "run", suite: "suite", plan: plan, environment: RunFixture.run([], id: "e").environment,
        metrics: [.time, .latency, .retainedMemory, .liveMemory], results: results), file: "f")
    var rubric = Self.rubric
    rubric.suites = suites
    return try SummaryReview(run: run, rubric: rubric).figures()
  }

  @Test("Each line has its figure in its unit, and what was not measured says so")
  func lines() throws {
    let found = try #require(try figures(Self.results))
    #expect(
      found.figures.map(\.content) == [
        .value(5e6, .perSecond), .value(250, .nanoseconds), .value(250, .nanoseconds), .value(300, .bytes),
        .notMeasured,
      ])
    #expect(found.targets.map(\.state) == [.met])
  }

  @Test("A benchmark that a whole run does not have is an error; one that was not chosen is not")
  func missing() throws {
    let without = [Self.results[0]]
    #expect(
      throws: ComparisonError.missingSummaryBenchmark(
        origin: "r:1", title: "retained-memory median", benchmark: "g/kept (of=a)")
    ) { try figures(without) }
    var plan = Self.plan
    plan.selection = .init(filters: ["kept"], groups: [])
    #expect(throws: ComparisonError.self) { try figures(without, plan: plan) }
    plan.selection = .init(filters: [], groups: ["other"])
    #expect(try figures(without, plan: plan)?.figures[3].content == .notChosen)
    plan.selection = .init(filters: ["g/a"], groups: ["g"])
    #expect(try figures(without, plan: plan)?.figures[3].content == .notChosen)
    let isPolicy = ComparisonError.missingSummaryBenchmark(origin: "", title: "", benchmark: "").isFaultOfPolicy
    #expect(isPolicy)
  }

  @Test("A file that does not say what was chosen has what it has, and nothing at all of another project")
  func foreign() throws {
    #expect(try figures([Self.results[0]], plan: nil)?.figures[3].content == .absent)
    #expect(try figures([RunFixture.result([])], plan: nil) == nil)
  }

  @Test("A run of another suite has none")
  func otherSuite() throws {
    #expect(try figures([], suites: ["another suite"]) == nil)
  }
}
