import BenchModel
import BenchRendering
import RunRendering
import Testing

@Suite("Page of the demonstration")
struct DemoPageTests {
  private static func comparison(
    _ outcome: Gate.Outcome, headline: String, _ change: Change, needed: Int? = nil
  ) -> Comparison {
    var environment = RunEnvironment()
    (environment.logicalProcessors, environment.loadAtEnd) = (2, 5.25)
    let side = Comparison.Side(
      source: "s", format: "f", runID: "r", startedAt: nil, suite: "demo", completeness: .complete,
      environment: environment)
    let spread = SampleSpread(
      launches: 40, measurements: 800, iterations: 800, smallest: 1, largest: 2, betweenLaunches: 0.041,
      withinLaunches: nil)
    let row = ComparisonRow(
      id: BenchmarkID(group: "demo", name: "hash"), label: nil, metric: .time, statistic: .best, evidence: .paired,
      baseline: Estimate(value: 100, replicates: 40), current: Estimate(value: 103, replicates: 40), change: change,
      tolerance: Tolerance(relative: 0.015), toleranceShare: 0.015, toleranceOrigin: "the demonstration",
      verdict: .inconclusive, gates: true, replicatesNeeded: needed
    ).with(baselineSpread: spread, currentSpread: spread)
    return Comparison(
      baseline: side, current: side, policySource: "p",
      gate: Gate(outcome: outcome, headline: headline, reasons: [], counts: Gate.Counts()), rows: [row], warnings: [])
  }

  private static func text(_ same: Comparison, _ planted: Comparison) -> String {
    let page = DemoPage(
      [
        .init(same, plantedShare: 0, expected: .pass, seconds: 2.345),
        .init(planted, plantedShare: 0.03, expected: .regression, seconds: 9.1),
      ], tolerance: Tolerance(relative: 0.015), plantedShare: 0.03)
    return TerminalDialect(width: 200, colour: false, unicode: false).print(page.document)
  }

  private static let passed = comparison(
    .pass, headline: "PASS: 1 of 1", Change(value: 0.001, lower: -0.004, upper: 0.006))

  @Test("Where both verdicts are right it shows both, with what they rest on")
  func expected() {
    let found = Self.comparison(
      .regression, headline: "REGRESSION: 1 of 1", Change(value: 0.03, lower: 0.021, upper: 0.039))
    let text = Self.text(Self.passed, found)
    #expect(text.hasPrefix("This machine tells 3 % more work from the same code\n"))
    for part in [
      "may grow by 1.5 %", "1. The same code on both sides", "PASS: 1 of 1", "in 2.3 s",
      "2. 3 % more work in every operation", "REGRESSION: 1 of 1", "+2.1% to +3.9%, after 40 rounds in 9.1 s",
      "Found, as it should be",
    ] { #expect(text.contains(part), "\(text)") }
    #expect(!text.contains("stands in the way"))
  }

  @Test("Where one is not, it says what stands in the way")
  func obstacles() {
    let open = Self.comparison(
      .undecided, headline: "UNDECIDED: not one", Change(value: 0.02, lower: -0.05, upper: 0.09), needed: 312)
    let text = Self.text(Self.passed, open)
    #expect(text.hasPrefix("This machine cannot tell 3 % more work from the same code now\n"))
    for part in [
      "UNDECIDED: not one", "Not decided", "What stands in the way", "load average of 5.3 on 2 processors",
      "scatter by 4.10%", "about 312 rounds more would be needed",
    ] { #expect(text.contains(part), "\(text)") }
  }

  @Test("A false alarm and a change that was taken for none are called what they are")
  func wrong() {
    let alarm = Self.comparison(
      .regression, headline: "REGRESSION: 1 of 1", Change(value: 0.03, lower: 0.021, upper: 0.039))
    #expect(Self.text(alarm, alarm).contains("A false alarm"))
    #expect(Self.text(Self.passed, Self.passed).contains("the planted change was taken for none"))
  }
}
