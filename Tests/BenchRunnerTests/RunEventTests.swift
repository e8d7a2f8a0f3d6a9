import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("What runners report of how far they are")
struct RunEventTests {
  private static let id = BenchmarkID(group: "", name: "a")

  /// The events of a session of rounds of one benchmark, with what its workers were asked between them.
  private func session(rounds: Int, stoppingRule: StoppingRule = .asPlanned) -> [String] {
    let launcher = { ScriptedLauncher([.named("a")], probes: true) }
    let sides = Sides(baseline: launcher(), current: launcher())
    var told: [String] = []
    for side in [sides.baseline, sides.current] { side.observe = { told.append($0.request.name) } }
    let runner = SessionRunner(
      launchers: Sides(baseline: sides.baseline, current: sides.current), plan: .small(launches: rounds),
      stoppingRule: stoppingRule, report: { told.append(Self.word($0)) })
    _ = runner.run(hellos: sides.map(\.hello)) { _ in true }
    return told
  }

  private static func word(_ event: RunEvent) -> String {
    switch event {
    case .launching: "launching"
    case .round: "round"
    case .extraBegins: "("
    case .extraEnds: ")"
    case .left(_, let turns): "left \(turns)"
    case .failed: "failed"
    case .stopping: "stopping"
    }
  }

  @Test("Calibrations and probes, which later rounds do without, are told apart, and so is how many rounds are left")
  func rounds() {
    let told = session(rounds: 5)
    #expect(told.filter { $0.hasPrefix("left") } == (0..<5).reversed().map { "left \($0)" })
    var isExtra = false
    for word in told {
      if word == "(" || word == ")" {
        #expect(isExtra == (word == ")"))
        isExtra = word == "("
      }
      if ["calibrate", "probe"].contains(word) { #expect(isExtra) }
      if ["prepare", "warm up", "round"].contains(word) { #expect(!isExtra) }
    }
    let fourth = told.indices.filter { told[$0] == "round" }[3]
    #expect(told.contains("probe") && !told[fourth...].contains("("))
  }

  @Test("What is decided has no rounds left")
  func decided() {
    let rule = StoppingRule(looks: [2], nanosecondsLeft: { nil }, outlook: { _ in SessionOutlook(decided: [Self.id]) })
    let told = session(rounds: 9, stoppingRule: rule)
    #expect(told.filter { $0.hasPrefix("left") } == ["left 8", "left 7", "left 0"])
  }

  @Test("Launches and runs tell how many of their own benchmark are left; runs before the first are extra")
  func launches() {
    let launcher = ScriptedLauncher([.named("a")])
    var told: [String] = []
    let runner = SuiteRunner(launcher: launcher, plan: .small(launches: 3), report: { told.append(Self.word($0)) })
    _ = runner.run(hello: launcher.hello) { _ in true }
    #expect(told == ["launching", "left 2", "launching", "left 1", "launching", "left 0"])
    told = []
    let commands = CommandLauncher(
      commands: [MeasuredCommand(id: Self.id, arguments: ["/bin/true"])], environment: [:], directory: nil,
      children: ChildProcessSet())
    let plan = CommandPlan(runs: 2, warmupRuns: 1, seed: 1, timeoutNanoseconds: 60e9)
    _ = commands.runner(plan) { told.append(Self.word($0)) }.run { _ in true }
    #expect(told == ["launching", "(", ")", "left 1", "launching", "left 0"])
  }
}
