import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Sessions that end before their last planned round")
struct StoppingRuleTests {
  /// How often each benchmark was measured on both sides, and the outcome.
  private func session(
    _ names: [String] = ["a", "b"], rounds: Int = 10, stoppingRule: StoppingRule
  ) -> (launches: [String: Sides<Int>], outcome: SessionRunner.Outcome) {
    let sides = Sides(
      baseline: ScriptedLauncher(names.map { .named($0) }), current: ScriptedLauncher(names.map { .named($0) }))
    let runner = SessionRunner(
      launchers: Sides(baseline: sides.baseline, current: sides.current), plan: .small(launches: rounds),
      stoppingRule: stoppingRule, report: { _ in })
    let outcome = runner.run(hellos: sides.map(\.hello)) { _ in true }
    let launches = names.map { name in (name, sides.map { side in side.accounts.count { $0.name == name } }) }
    return (Dictionary(uniqueKeysWithValues: launches), outcome)
  }

  private func id(_ name: String) -> BenchmarkID { BenchmarkID(group: "", name: name) }

  @Test("What is decided at a look gets no further round, and what is open gets all of them")
  func decided() {
    var seen: [Int] = []
    let stoppingRule = StoppingRule(looks: [3, 5, 8], isSpent: { false }) { rounds in
      seen.append(rounds.rounds)
      // What a look is given are the rounds so far, in step on both sides.
      for results in [rounds.results.baseline, rounds.results.current] {
        #expect(results.first { $0.id == self.id("b") }?.sample(of: .time)?.round == Array(0..<rounds.rounds))
      }
      #expect(rounds.metrics.current.contains(.time))
      return rounds.rounds == 5 ? [self.id("a")] : []
    }
    let (launches, outcome) = session(stoppingRule: stoppingRule)
    #expect(seen == [3, 5, 8])
    #expect(launches["a"] == Sides(baseline: 5, current: 5) && launches["b"] == Sides(baseline: 10, current: 10))
    #expect(outcome.completeness == .complete)
    #expect(outcome.results.current.map { $0.sample(of: .time)?.values.count } == [5, 10])
    #expect(outcome.results.current.allSatisfy { $0.status == .measured })
  }

  @Test("The session is over when everything is decided, and asks no more")
  func allDecided() {
    var looks = 0
    let stoppingRule = StoppingRule(looks: [2, 4, 6], isSpent: { false }) { rounds in
      looks += 1
      return rounds.rounds == 2 ? [self.id("a")] : [self.id("a"), self.id("b")]
    }
    let (launches, _) = session(stoppingRule: stoppingRule)
    #expect(launches["a"] == Sides(baseline: 2, current: 2) && launches["b"] == Sides(baseline: 4, current: 4))
    #expect(looks == 2)
  }

  @Test("When the budget is spent the round that runs is finished for every benchmark, and none begins")
  func budget() {
    var asked = 0
    let stoppingRule = StoppingRule(
      looks: [],
      isSpent: {
        asked += 1
        return asked == 3
      }, decided: { _ in [] })
    let (launches, outcome) = session(["a", "b", "c"], stoppingRule: stoppingRule)
    #expect(launches.values.allSatisfy { $0 == Sides(baseline: 3, current: 3) })
    #expect(outcome.completeness == .complete && outcome.results.current.allSatisfy { $0.status == .measured })
  }

  @Test("As planned, every benchmark has every round and nobody is asked")
  func planned() {
    let (launches, _) = session(stoppingRule: .asPlanned)
    #expect(launches.values.allSatisfy { $0 == Sides(baseline: 10, current: 10) })
  }

  @Test("A decision about a benchmark that is not in the session changes nothing")
  func strangers() {
    let stoppingRule = StoppingRule(looks: [1, 2], isSpent: { false }) { _ in [self.id("x")] }
    #expect(session(rounds: 4, stoppingRule: stoppingRule).launches.values.allSatisfy { $0.current == 4 })
  }
}
