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

  /// A session whose time is counted in starts of workers, of which a round has two, and some benchmarks more.
  private func session(
    _ names: [String], looks: [Int], budget: Int, costs: [String: Double] = [:],
    needed: [String: Double] = [:], decided: @escaping (RoundsSoFar) -> Set<BenchmarkID> = { _ in [] }
  ) -> (launches: [String: Sides<Int>], outcome: SessionRunner.Outcome, order: [String]) {
    let sides = Sides(
      baseline: ScriptedLauncher(names.map { .named($0) }), current: ScriptedLauncher(names.map { .named($0) }))
    let left = {
      Double(budget) - [sides.baseline, sides.current].flatMap(\.order).reduce(0) { $0 + (costs[$1] ?? 1) }
    }
    let runner = SessionRunner(
      launchers: Sides(baseline: sides.baseline, current: sides.current), plan: .small(launches: 10),
      stoppingRule: StoppingRule(looks: looks, nanosecondsLeft: left) { rounds in
        SessionOutlook(
          decided: decided(rounds),
          roundsNeeded: Dictionary(uniqueKeysWithValues: names.map { (self.id($0), needed[$0] ?? 0) }))
      }, report: { _ in })
    let outcome = runner.run(hellos: sides.map(\.hello)) { _ in true }
    let launches = names.map { name in (name, sides.map { side in side.accounts.count { $0.name == name } }) }
    return (Dictionary(uniqueKeysWithValues: launches), outcome, sides.current.order)
  }

  @Test("Time that is not enough for all is given in whole blocks up to a look, the cheapest first")
  func blocks() {
    // The first four rounds of three take 2 · 4 · (1 + 1 + 3) = 40; of the next five rounds two benchmarks take 20.
    let (launches, outcome, order) = session(
      ["long", "a", "b"], looks: [4, 9, 10], budget: 60, costs: ["long": 3])
    #expect(launches.mapValues(\.current) == ["long": 4, "a": 9, "b": 9] && outcome.isCut)
    #expect(Set(order.prefix(3)).count == 3)
    // With time for all of them, all have it.
    #expect(
      session(["long", "a"], looks: [4, 9, 10], budget: 200, costs: ["long": 3]).launches.values
        .allSatisfy { $0.current == 10 })
  }

  @Test("Those that need the most rounds are served last, whatever one of them costs")
  func needed() {
    // After the first look of four, 4 · 3 · 2 = 24, there is time for ten more rounds of one benchmark.
    let (launches, outcome, _) = session(
      ["noisy", "a", "b"], looks: [4, 9, 10], budget: 46, needed: ["noisy": 60])
    #expect(launches.mapValues(\.current) == ["noisy": 4, "a": 10, "b": 10] && outcome.isCut)
    // A benchmark of which nothing is known may need any number.
    let unknown = StoppingRule(looks: [2, 4], nanosecondsLeft: { 1e9 }) { _ in SessionOutlook() }
    #expect(session(rounds: 4, stoppingRule: unknown).launches.values.allSatisfy { $0.current == 4 })
  }

  @Test("No benchmark has two rounds in a row while another is open, and one alone has them in a row")
  func turns() {
    for budget in [40, 60, 80, 100, 1000] {
      let (_, _, order) = session(["a", "b", "c"], looks: [3, 6, 10], budget: budget)
      #expect(zip(order, order.dropFirst()).allSatisfy { $0 != $1 }, "\(order)")
    }
    let order = session(["a", "b"], looks: [3, 10], budget: 1000) { _ in [BenchmarkID(group: "", name: "a")] }.order
    #expect(order.count { $0 == "a" } == 3 && order.count { $0 == "b" } == 10)
  }

  @Test("What waits for time was open at its look, and is not looked at again")
  func waiting() {
    // Everything would be decided at the second question, which concerns two of three.
    var questions = 0
    let (launches, outcome, _) = session(["long", "a", "b"], looks: [4, 9, 10], budget: 60, costs: ["long": 3]) { _ in
      questions += 1
      return questions == 1 ? [] : Set(["long", "a", "b"].map { BenchmarkID(group: "", name: $0) })
    }
    #expect(questions >= 2 && launches["a"]?.current == 9 && outcome.isCut)
  }

  private func id(_ name: String) -> BenchmarkID { BenchmarkID(group: "", name: name) }

  @Test("What is decided at a look gets no further round, and what is open gets all of them")
  func decided() {
    var seen: [Int] = []
    let stoppingRule = StoppingRule(looks: [3, 5, 8], nanosecondsLeft: { nil }) { rounds in
      seen.append(rounds.rounds)
      // What a look is given are the rounds so far, in step on both sides.
      for results in [rounds.results.baseline, rounds.results.current] {
        #expect(results.first { $0.id == self.id("b") }?.sample(of: .time)?.round == Array(0..<rounds.rounds))
      }
      #expect(rounds.metrics.current.contains(.time))
      return SessionOutlook(decided: rounds.rounds == 5 ? [self.id("a")] : [])
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
    let stoppingRule = StoppingRule(looks: [2, 4, 6], nanosecondsLeft: { nil }) { rounds in
      looks += 1
      return SessionOutlook(decided: rounds.rounds == 2 ? [self.id("a")] : [self.id("a"), self.id("b")])
    }
    let (launches, _) = session(stoppingRule: stoppingRule)
    #expect(launches["a"] == Sides(baseline: 2, current: 2) && launches["b"] == Sides(baseline: 4, current: 4))
    #expect(looks == 2)
  }

  @Test("When the budget is spent the round that runs is finished for every benchmark, and none begins")
  func budget() {
    // Each of these sessions spends a unit of time whenever a worker is started.
    let (launches, outcome, _) = session(["a", "b", "c"], looks: [], budget: 13)
    #expect(launches.values.allSatisfy { $0 == Sides(baseline: 3, current: 3) })
    #expect(outcome.completeness == .complete && outcome.results.current.allSatisfy { $0.status == .measured })
    #expect(outcome.isCut)
    #expect(!session(["a"], looks: [], budget: 1000).outcome.isCut)
  }

  @Test("As planned, every benchmark has every round and nobody is asked")
  func planned() {
    let (launches, _) = session(stoppingRule: .asPlanned)
    #expect(launches.values.allSatisfy { $0 == Sides(baseline: 10, current: 10) })
  }

  @Test("A decision about a benchmark that is not in the session changes nothing")
  func strangers() {
    let stoppingRule = StoppingRule(looks: [1, 2], nanosecondsLeft: { nil }) { _ in
      SessionOutlook(decided: [self.id("x")])
    }
    #expect(session(rounds: 4, stoppingRule: stoppingRule).launches.values.allSatisfy { $0.current == 4 })
  }
}
