import BenchModel
import Testing

@testable import BenchComparison

@Suite("Grade and readiness")
struct GraderTests {
  /// Everything that a grade depends on; as it stands, nothing is wrong with it.
  struct Input: Sendable {
    var states = [Assessment.State](repeating: .met, count: 10)
    var bands = [HealthCheck.Band](repeating: .good, count: 10)
    /// Nil for no baseline.
    var verdicts: [Verdict]? = [Verdict](repeating: .noRegression, count: 10)
    var gating = true
    var accepted = false
    var outcome = Gate.Outcome.pass
    var failed = 0
    var launches = 3
    var completeness = BenchmarkRun.Completeness.complete
    var optimised: Bool? = true
    var load: Double? = 0.2
    var rubric = Rubric()
  }

  private static let objective = Objective(
    name: "o", benchmark: "*", metric: "time", statistic: .mean, bound: .below,
    limit: Quantity(value: 1, unit: .nanoseconds))

  private static func comparison(_ verdicts: [Verdict], _ input: Input, _ run: BenchmarkRun) -> Comparison {
    let estimate = Estimate(value: 1, replicates: 3)
    let rows = verdicts.enumerated().map { place, verdict -> ComparisonRow in
      let id = BenchmarkID(group: "g", name: "\(place)")
      if verdict == .invalid {
        return ComparisonRow(id: id, label: nil, presence: .both, obstacle: .notPositive, gates: input.gating)
      }
      let row = ComparisonRow(
        id: id, label: nil, metric: .time, statistic: .best, evidence: .launches, baseline: estimate,
        current: estimate, change: Change(value: 0), tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02,
        toleranceOrigin: "default", verdict: verdict, gates: input.gating)
      guard input.accepted, verdict == .regressed, let expires = try? CalendarDate("2030-01-01") else { return row }
      let accepted = Acknowledgement(
        benchmark: "\(id)", metric: "time", bound: Tolerance(relative: 1), reason: "r", expires: expires, origin: "p")
      return row.with(acknowledgement: RowAcknowledgement(accepted, .covers))
    }
    let side = Comparison.Side(
      source: "s", format: "f", runID: "r", startedAt: nil, suite: "s", completeness: .complete,
      environment: run.environment)
    return Comparison(
      baseline: side, current: side, policySource: "p",
      gate: Gate(outcome: input.outcome, headline: "h", reasons: [], counts: Gate.Counts()), rows: rows, warnings: [])
  }

  private static func answer(_ input: Input) -> (grade: Grade, readiness: Readiness) {
    var environment = RunFixture.environment
    environment.optimised = input.optimised
    environment.loadAtStart = input.load
    let values = [[Double]](repeating: [1, 2], count: input.launches)
    let measured = RunFixture.result([RunFixture.sample(values)])
    let failed = (0..<input.failed).map {
      RunFixture.unmeasured(.failed, id: BenchmarkID(group: "g", name: "failed \($0)"))
    }
    let run = RunFixture.run(
      [measured] + failed, id: "run", environment: environment, completeness: input.completeness)
    let comparison = input.verdicts.map { Self.comparison($0, input, run) }
    let assessments = input.states.map {
      Assessment(objective: objective, id: RunFixture.id, measured: nil, state: $0, margin: nil)
    }
    let checks = input.bands.map { HealthCheck(id: RunFixture.id, kind: .throughput, value: 1, band: $0) }
    let readiness = ReadinessRule(
      run: run, comparison: comparison, assessments: assessments, healthChecks: checks
    ).readiness
    let grader = Grader(
      run: run, comparison: comparison, assessments: assessments, healthChecks: checks, rubric: input.rubric)
    return (grader.grade(readiness: readiness), readiness)
  }

  struct Case: Sendable {
    let change: @Sendable (inout Input) -> Void
    let total: Double
    let letter: Grade.Letter
    let level: Readiness.Level

    init(
      _ total: Double, _ letter: Grade.Letter, _ level: Readiness.Level,
      _ change: @escaping @Sendable (inout Input) -> Void
    ) {
      (self.total, self.letter, self.level, self.change) = (total, letter, level, change)
    }
  }

  private static let cases: [Case] = [
    Case(100, .aPlus, .ready) { _ in },
    // A tenth of the objectives is a tenth of 40.
    Case(98, .aPlus, .withRisks) { $0.states[0] = .atRisk }, Case(97, .aPlus, .withRisks) { $0.states[0] = .unproven },
    Case(96, .c, .notReady) { $0.states[0] = .missed },
    Case(80, .bMinus, .withRisks) { $0.states = [.atRisk] },
    // A tenth of the health checks is a tenth of 20; no band by itself forbids anything.
    Case(99, .aPlus, .ready) { $0.bands[0] = .fair }, Case(98, .aPlus, .withRisks) { $0.bands[0] = .needsAttention },
    Case(80, .bMinus, .withRisks) { $0.bands = [.needsAttention] },
    // A tenth of the rows is a tenth of 25.
    Case(97.5, .c, .notReady) { $0.verdicts?[0] = .regressed },
    Case(97.5, .c, .notReady) { $0.verdicts?[0] = .invalid },
    Case(98.75, .aPlus, .withRisks) { $0.verdicts?[0] = .inconclusive },
    Case(100, .aPlus, .ready) { $0.verdicts?[0] = .improved },
    Case(98.75, .aPlus, .withRisks) {
      $0.verdicts?[0] = .regressed
      $0.accepted = true
    },
    Case(100, .b, .ready) {
      $0.verdicts = [.regressed]
      $0.gating = false
    },
    // Without a baseline its weight is left out and B is the best.
    Case(100, .b, .withRisks) { $0.verdicts = nil }, Case(100, .b, .withRisks) { $0.states = [] },
    Case(100, .b, .ready) { $0.bands = [] },
    Case(71.0 / 75 * 100, .c, .notReady) {
      $0.verdicts = nil
      $0.states[0] = .missed
    },
    // Each of five things is a fifth of 15.
    Case(97, .aPlus, .withRisks) { $0.completeness = .partial }, Case(97, .aPlus, .ready) { $0.load = 2 },
    Case(97, .aPlus, .ready) { $0.load = nil }, Case(97, .aPlus, .ready) { $0.launches = 2 },
    Case(97, .c, .notReady) { $0.optimised = false }, Case(97, .aPlus, .ready) { $0.optimised = nil },
    Case(98.5, .c, .notReady) { $0.failed = 1 },
    Case(100, .c, .notReady) { $0.outcome = .incomplete }, Case(100, .aPlus, .withRisks) { $0.outcome = .undecided },
    // Only the ratio of weights counts; a part without weight is left out and limits nothing.
    Case(50, .c, .notReady) {
      $0.rubric.weights = [.objectives: 1, .healthChecks: 0, .regressions: 1, .evidence: 0]
      $0.states = [.missed]
    },
    Case(100, .aPlus, .withRisks) {
      $0.rubric.weights = [.evidence: 1, .regressions: 0]
      $0.verdicts = nil
    },
  ]

  @Test("One input changed changes the sum, the grade and the readiness as the rubric says", arguments: cases.indices)
  func oneInput(place: Int) {
    let expected = Self.cases[place]
    var input = Input()
    expected.change(&input)
    let (grade, readiness) = Self.answer(input)
    #expect(abs(grade.total - expected.total) < 1e-9, "case \(place): \(grade.total)")
    // A cap is an upper limit: a sum that is worse by itself stays as it is.
    let worst = Grade.Letter.allCases.last { $0 == expected.letter || $0 == grade.uncapped }
    #expect(grade.letter == worst, "case \(place): \(grade.letter)")
    #expect(readiness.level == expected.level, "case \(place): \(readiness)")
  }

  /// Each fault by itself, among things that are all as they should be.
  private static let faults: [(name: String, plant: @Sendable (inout Input) -> Void)] = [
    ("regressed", { $0.verdicts?[3] = .regressed }), ("invalid", { $0.verdicts?[3] = .invalid }),
    ("missed", { $0.states[3] = .missed }), ("failed", { $0.failed = 1 }),
  ]

  @Test("One gating row that regressed or is invalid, one failure or one missed objective: at most C, and not ready")
  func oneFault() {
    for (name, plant) in Self.faults {
      var input = Input()
      plant(&input)
      let (grade, readiness) = Self.answer(input)
      #expect([.aPlus, .a].contains(grade.uncapped), "\(name): without the limit it would be \(grade.uncapped)")
      #expect(grade.letter == .c && grade.caps == [.failing], "\(name): \(grade)")
      #expect(readiness.level == .notReady && readiness.reasons.count == 1, "\(name): \(readiness)")
      // Without a baseline the lower of both limits holds.
      input.verdicts = nil
      guard name == "missed" || name == "failed" else { continue }
      let alone = Self.answer(input).grade
      #expect(alone.letter == .c && alone.caps == [.failing, .notGraded], "\(name): \(alone)")
    }
  }

  @Test(
    "What does not gate is no reason, and counts neither for nor against", arguments: [Verdict.regressed, .invalid])
  func notGating(verdict: Verdict) {
    var input = Input()
    input.verdicts = [verdict]
    input.gating = false
    let (grade, readiness) = Self.answer(input)
    #expect(readiness.reasons.isEmpty && !grade.caps.contains(.failing))
  }

  @Test("Without a baseline the best grade is B, however good the rest is")
  func noBaseline() {
    var input = Input()
    input.verdicts = nil
    let (grade, readiness) = Self.answer(input)
    #expect(grade.uncapped == .aPlus && grade.letter == .b && grade.caps == [.notGraded])
    #expect(grade.parts.contains { $0.subject == .regressions && $0.share == nil })
    #expect(readiness.level == .withRisks && readiness.risks.map(\.concern) == [.noBaseline])
  }

  @Test("A cap never makes a grade better")
  func capOnWorse() {
    var input = Input()
    input.states = [.missed]
    input.bands = [.needsAttention]
    let (grade, _) = Self.answer(input)
    #expect(grade.uncapped == .f && grade.letter == .f && grade.caps == [.failing])
  }

  @Test(
    "Letters begin at their steps",
    arguments: [
      (100, .aPlus), (97, .aPlus), (Double(97).nextDown, .a), (93, .a), (90, .aMinus), (87, .bPlus), (83, .b),
      (80, .bMinus), (77, .cPlus), (73, .c), (70, .cMinus), (67, .dPlus), (63, .d), (60, .dMinus),
      (Double(60).nextDown, .f), (0, .f),
    ] as [(Double, Grade.Letter)])
  func letters(total: Double, letter: Grade.Letter) {
    #expect(Grader.letter(for: total) == letter)
  }

  @Test("A run of nothing has no good grade and is not ready")
  func nothing() throws {
    let run = RunFixture.run([], id: "empty", environment: RunEnvironment())
    let review = try RunReviewer(run: run, comparison: nil, assessments: [], rubric: Rubric())
      .review(rubricSource: "r")
    #expect(review.readiness.reasons.map(\.concern) == [.nothingMeasured])
    #expect(review.grade?.letter == .f && review.summary == nil && review.bottlenecks.isEmpty)
  }

  @Test("Every reason and risk names its benchmarks")
  func names() {
    var input = Input()
    input.verdicts = [.regressed, .invalid, .inconclusive]
    input.failed = 2
    let (_, readiness) = Self.answer(input)
    #expect(readiness.reasons.map(\.concern) == [.regressed, .invalid, .failed])
    #expect(readiness.reasons.map { $0.ids.map(\.name) } == [["0"], ["1"], ["failed 0", "failed 1"]])
    #expect(readiness.risks.map { $0.ids.map(\.name) } == [["2"]])
  }
}
