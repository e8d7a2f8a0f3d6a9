import BenchModel
import Testing

@testable import BenchRendering

@Suite("Warnings in words")
struct ComparisonWarningsTests {
  private static func side(suite: String = "suite", load: Double? = nil, processors: Int? = 2) -> Comparison.Side {
    var environment = RunEnvironment()
    environment.loadAtStart = load
    environment.logicalProcessors = processors
    return Comparison.Side(
      source: "file", format: "bench-run", runID: "run", startedAt: nil, suite: suite, completeness: .complete,
      environment: environment)
  }

  private static func comparison(
    baseline: Comparison.Side = side(), current: Comparison.Side = side(), shift: CommonShift? = nil,
    drifts: [Drift] = [], rows: [ComparisonRow] = [], differences: [EnvironmentDifference] = [],
    warnings: [String] = []
  ) -> Comparison {
    Comparison(
      baseline: baseline, current: current, policySource: "policy",
      gate: Gate(outcome: .pass, headline: "PASS", reasons: [], counts: Fixture().comparison.gate.counts),
      commonShift: shift, drifts: drifts, rows: rows, environmentDifferences: differences, warnings: warnings)
  }

  @Test("A difference of machines says which, and on which side it is unknown")
  func differences() {
    let sentences = ComparisonWarnings(
      Self.comparison(differences: [
        EnvironmentDifference(field: "memory", baseline: "8.00 GB", current: "4.00 GB"),
        EnvironmentDifference(field: "kernel", baseline: "6.1", current: nil),
        EnvironmentDifference(field: "kernel", baseline: nil, current: "6.2"),
      ])
    ).sentences
    #expect(
      sentences == [
        "The memory differs: '8.00 GB' in the baseline, '4.00 GB' in the current run.",
        "The kernel is '6.1' in the baseline and unknown in the current run.",
        "The kernel is unknown in the baseline and '6.2' in the current run.",
      ])
  }

  @Test("A busy machine and another suite are said; half a load a processor is not busy yet")
  func loads() {
    let busy = Self.comparison(
      baseline: Self.side(suite: "one", load: 1.5), current: Self.side(suite: "two", load: 0.75, processors: nil))
    #expect(
      ComparisonWarnings(busy).sentences == [
        "The machine was busy when the baseline began: load 1.50 on 2 logical processors.",
        "The machine was busy when the current run began: load 0.75 on 1 logical processor.",
        "The suites differ: 'one' in the baseline, 'two' in the current run.",
      ])
    #expect(ComparisonWarnings(Self.comparison(baseline: Self.side(load: 1))).sentences.isEmpty)
  }

  @Test("A shift says its size and what is known of its cause; a drift says whose, how much and from where")
  func shiftAndDrift() {
    func shift(_ cause: CommonShift.Cause) -> CommonShift {
      CommonShift(value: 0.04, cause: cause, moved: 9, benchmarks: 10, exceedsTolerance: true)
    }
    let drifts = [
      Drift(metric: "time", statistic: .best, rows: 50, deviation: 0.0064, source: .rows),
      Drift(metric: "latency", statistic: nil, rows: 4, deviation: 0.05, source: .load),
      Drift(metric: "time", statistic: .mean, rows: 4, deviation: 0.25, source: .unknownLoad),
    ]
    let unknown = ComparisonWarnings(Self.comparison(shift: shift(.unknown), drifts: drifts)).sentences
    #expect(
      unknown == [
        "9 of 10 benchmarks share a shift of +4.0%, which no row leaves out. "
          + "Two runs at two moments cannot tell whether it is the code, its build or the machine.",
        "Between the two moments the 50 rows of time (best) differ by 0.6% (standard deviation) beside what all share "
          + "and their launches explain, and their intervals have it; in a session of both sides they would not.",
        "Two runs are two moments: times of one program are taken to differ between them by up to 25.0% (standard "
          + "deviation), as on busy machines, since not both runs say how busy theirs was, and the intervals have it. "
          + "A session of both sides has none of it (bench-run --against); so have several runs a side, made in turn and "
          + "given as files of their own (--baseline, --current).",
      ])
    #expect(
      ComparisonWarnings(Self.comparison(shift: shift(.code))).sentences[0]
        .hasSuffix("Both sides ran together, so that it is the code or its build."))
  }

  @Test("Files come first, then what the values say, then the policy; a row kept from comparing says why")
  func worded() {
    let row = ComparisonRow(
      id: BenchmarkID(group: "group", name: "name"), label: nil, presence: .both, metric: .time,
      obstacle: .environment, gates: true)
    let comparison = Self.comparison(
      rows: [row, Fixture().comparison.rows[0]],
      differences: [EnvironmentDifference(field: "kernel", baseline: "1", current: "2")], warnings: ["policy"])
    let worded = ComparisonWarnings(comparison).worded(files: ["file"])
    let sentence = "The kernel differs: '1' in the baseline, '2' in the current run."
    #expect(worded.warnings == ["file", sentence, "policy"])
    #expect(worded.rows == [row.with(note: sentence), Fixture().comparison.rows[0]])
  }
}
