import BenchModel
import Testing

@testable import BenchComparison

@Suite("Gate")
struct GateRuleTests {
  private static func row(_ name: String, _ verdict: Verdict, change: Double = 0, gates: Bool = true) -> ComparisonRow {
    let id = BenchmarkID(group: "group", name: name)
    let estimate = Estimate(value: 1, replicates: 3)
    if verdict == .invalid {
      return ComparisonRow(id: id, label: nil, presence: .removed, obstacle: .removed, gates: gates)
    }
    return ComparisonRow(
      id: id, label: nil, metric: .time, statistic: .best, evidence: .launches, baseline: estimate,
      current: estimate, change: Change(value: change, lower: change - 0.022, upper: change + 0.023, confidence: 0.95),
      tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02, toleranceOrigin: "o", verdict: verdict, gates: gates)
  }

  private static func gate(
    _ rows: [ComparisonRow], inconclusive: Policy.Disposition = .warn, faults: [String] = [],
    shift: CommonShift? = nil, assessments: [Assessment] = []
  ) -> Gate {
    GateRule(
      rows: RowOrder.sorted(rows), policy: Policy(inconclusive: inconclusive), faults: faults, shift: shift,
      assessments: assessments
    ).gate
  }

  private static let precedence: [([Verdict], Policy.Disposition, Gate.Outcome)] = [
    ([.regressed, .invalid, .inconclusive], .fail, .regression),
    ([.regressed, .inconclusive], .fail, .regression),
    ([.invalid, .inconclusive, .noRegression], .fail, .incomplete),
    ([.inconclusive, .noRegression], .fail, .undecided),
    ([.inconclusive, .noRegression], .warn, .pass),
    ([.inconclusive, .inconclusive], .warn, .undecided),
    ([.inconclusive, .improved], .warn, .pass),
    ([.improved, .noRegression], .fail, .pass),
    ([], .warn, .incomplete),
  ]

  @Test("A regression comes before a gap, a gap before a doubt", arguments: precedence)
  func outcome(verdicts: [Verdict], inconclusive: Policy.Disposition, outcome: Gate.Outcome) {
    let rows = verdicts.enumerated().map { Self.row("\($0.offset)", $0.element, change: 0.1) }
    let gate = Self.gate(rows, inconclusive: inconclusive)
    #expect(gate.outcome == outcome)
    #expect(gate.reasons.isEmpty == (outcome == .pass))
  }

  @Test("The headline names the worst regression with its interval")
  func regressionHeadline() {
    let rows = [
      Self.row("mild", .regressed, change: 0.051), Self.row("worst", .regressed, change: 0.123),
      Self.row("fine", .noRegression),
    ]
    #expect(
      Self.gate(rows).headline
        == "REGRESSION: 2 of 3 benchmarks regressed, worst 'group/worst' time +12.3% (+10.1% to +14.6%)")
  }

  @Test("The headline says how many benchmarks are proven, and what the others could have hidden")
  func passHeadline() {
    let proven = [Self.row("a", .noRegression), Self.row("b", .improved)]
    #expect(Self.gate(proven).headline == "PASS: 2 of 2 benchmarks proven not slower")
    let open = proven + [Self.row("c", .inconclusive)]
    #expect(Self.gate(open).headline == "PASS: 2 of 3 benchmarks proven not slower, 1 open (could have hidden +2.3%)")
    let excused = proven + [Self.row("c", .invalid, gates: false)]
    #expect(
      Self.gate(excused).headline
        == "PASS: 2 of 2 benchmarks proven not slower, 1 not compared and not gating")
  }

  @Test("Everything that keeps the gate from passing is listed")
  func reasons() {
    let rows =
      [Self.row("slow", .regressed, change: 0.1), Self.row("open", .inconclusive)]
      + (0..<5).map { Self.row("gone\($0)", .invalid) }
    let gate = Self.gate(rows, inconclusive: .fail)
    #expect(
      gate.reasons == [
        "1 of 2 benchmarks regressed, worst 'group/slow' time +10.0% (+7.8% to +12.3%)",
        "5 benchmarks removed: 'group/gone0', 'group/gone1', 'group/gone2' and 2 more",
        "1 of 2 benchmarks open, and the policy demands proof: 'group/open'",
      ])
  }

  @Test("What voids the comparison is incomplete although every row is proven, and a regression comes before it")
  func faults() {
    let gate = Self.gate([Self.row("a", .noRegression)], faults: ["one", "two"])
    #expect(gate.outcome == .incomplete && gate.headline == "INCOMPLETE: one" && gate.reasons == ["one", "two"])
    #expect(Self.gate([Self.row("a", .regressed, change: 0.1)], faults: ["one"]).outcome == .regression)
  }

  private static func shift(_ value: Double, _ cause: CommonShift.Cause, exceeds: Bool = true) -> CommonShift {
    CommonShift(value: value, cause: cause, moved: 48, benchmarks: 50, exceedsTolerance: exceeds)
  }

  @Test("A common slowdown of unknown cause is never a pass and stands in the first line")
  func unexplainedShift() {
    let fine = [Self.row("a", .noRegression), Self.row("b", .inconclusive)]
    let gate = Self.gate(fine, shift: Self.shift(0.04, .unknown))
    #expect(gate.outcome == .undecided)
    #expect(
      gate.headline
        == "UNDECIDED: common shift of +4.0%, cause unknown; measure both sides in one session to tell its cause")
    #expect(gate.reasons.first == "48 of 50 benchmarks are slower together: code, build or machine")
    let slow = Self.gate([Self.row("a", .regressed, change: 0.3)], shift: Self.shift(0.3, .unknown))
    #expect(slow.outcome == .regression)
    #expect(slow.headline.hasPrefix("REGRESSION: common shift of +30.0%, cause unknown; 1 of 1 benchmark regressed"))
  }

  @Test("A common shift within the tolerance, one that is faster and one of a session leave the rows' answer alone")
  func harmlessShift() {
    let fine = [Self.row("a", .noRegression)]
    let small = Self.gate(fine, shift: Self.shift(0.015, .unknown, exceeds: false))
    #expect(small.headline == "PASS: 1 of 1 benchmark proven not slower")
    let faster = Self.gate([Self.row("a", .improved)], shift: Self.shift(-0.3, .unknown))
    #expect(
      faster.headline == "PASS, common shift of -30.0%, cause unknown: 1 of 1 benchmark proven not slower")
    let session = Self.gate(fine, shift: Self.shift(0.03, .code))
    #expect(session.headline == "PASS, common shift of +3.0%: 1 of 1 benchmark proven not slower")
  }

  private static func assessment(_ state: Assessment.State, id: BenchmarkID? = RunFixture.id) -> Assessment {
    let objective = Objective(
      name: "limit", benchmark: "*", metric: "time", statistic: .mean, bound: .below,
      limit: Quantity(value: 1, unit: .nanoseconds))
    return Assessment(objective: objective, id: id, measured: nil, state: state, margin: nil)
  }

  @Test("A missed objective fails, one without a benchmark is a gap, and a doubtful one is a doubt where proof is due")
  func objectives() {
    let fine = [Self.row("a", .noRegression)]
    let missed = Self.gate(fine, assessments: [Self.assessment(.missed), Self.assessment(.met)])
    #expect(missed.outcome == .regression)
    #expect(missed.headline == "REGRESSION: 1 objective missed: 'limit' by 'group/name'")
    let idle = Self.gate(fine, assessments: [Self.assessment(.unproven, id: nil)])
    #expect(idle.outcome == .incomplete)
    #expect(idle.headline == "INCOMPLETE: 1 objective without a benchmark in the current run: 'limit'")
    for state in [Assessment.State.atRisk, .unproven] {
      #expect(Self.gate(fine, assessments: [Self.assessment(state)]).outcome == .pass)
      #expect(Self.gate(fine, inconclusive: .fail, assessments: [Self.assessment(state)]).outcome == .undecided)
    }
    let met = Self.gate(fine, assessments: [Self.assessment(.met), Self.assessment(.atRisk)])
    #expect(met.headline == "PASS: 1 of 1 benchmark proven not slower, 1 of 2 objectives met")
  }

  @Test("Rows that do not gate decide nothing")
  func nonGating() {
    let rows = [Self.row("a", .noRegression), Self.row("b", .regressed, change: 1, gates: false)]
    #expect(Self.gate(rows).outcome == .pass)
    #expect(Self.gate([Self.row("b", .noRegression, gates: false)]).outcome == .incomplete)
  }

  @Test("Rows are counted by verdict and benchmarks by fate")
  func counts() {
    var expected = Gate.Counts()
    expected.regressed = 1
    expected.invalid = 1
    expected.removed = 1
    expected.inconclusive = 1
    expected.openBenchmarks = 1
    expected.added = 1
    expected.comparedBenchmarks = 2
    expected.benchmarks = 4
    let rows = [
      Self.row("a", .regressed), Self.row("b", .invalid), Self.row("c", .inconclusive),
      ComparisonRow(added: BenchmarkID(group: "", name: "new"), label: nil),
    ]
    #expect(Self.gate(rows).counts == expected)
  }

  @Test("Rows stand by verdict, regressed ones worst first, and those that are alike as before")
  func order() {
    let rows = [
      Self.row("a", .noRegression), Self.row("b", .noRegression), Self.row("c", .improved),
      Self.row("d", .inconclusive), Self.row("e", .invalid), Self.row("f", .regressed, change: 0.1),
      Self.row("g", .regressed, change: 0.1), Self.row("h", .regressed, change: 0.2),
      ComparisonRow(added: BenchmarkID(group: "", name: "new"), label: nil),
    ]
    let expected = ["h", "f", "g", "e", "d", "c", "a", "b", "new"]
    #expect(RowOrder.sorted(rows).map(\.id.name) == expected)
    let reversed = ["h", "g", "f", "e", "d", "c", "b", "a", "new"]
    #expect(RowOrder.sorted(rows.reversed()).map(\.id.name) == reversed)
  }
}
