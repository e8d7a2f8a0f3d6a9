import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Session of two sides")
struct SessionRunnerTests {
  /// Both sides of a scripted session, with an account of who was asked for each batch.
  final class Session {
    let sides: Sides<ScriptedLauncher>
    /// The sides in the order in which they were asked to measure, by benchmark and round.
    private(set) var batches: [String: [BenchmarkRun.SessionMembership.Side]] = [:]
    /// Every request of both sides, in the order of time.
    private(set) var requests: [(side: BenchmarkRun.SessionMembership.Side, name: String)] = []
    private(set) var events: [RunEvent] = []

    init(_ baseline: ScriptedLauncher, _ current: ScriptedLauncher) {
      sides = Sides(baseline: baseline, current: current)
      for side in BenchmarkRun.SessionMembership.Side.allCases {
        sides[side].observe = { [unowned self] question in
          requests.append((side, question.request.name))
          if case .measure = question.request {
            batches["\(question.name) \(question.launch)", default: []].append(side)
          }
        }
      }
    }

    func run(
      plan: RunPlan = .small(), measuresAlone: Bool = false,
      choosing isChosen: (BenchmarkID) -> Bool = { _ in true }
    ) -> SessionRunner.Outcome {
      let runner = SessionRunner(
        launchers: Sides(baseline: sides.baseline, current: sides.current), plan: plan,
        measuresAlone: measuresAlone, report: { [unowned self] in events.append($0) })
      return runner.run(hellos: Sides(baseline: sides.baseline.hello, current: sides.current.hello), isChosen: isChosen)
    }
  }

  private func session(
    _ names: [String] = ["a", "b", "c"], costs: Sides<[String: Double]> = Sides(baseline: [:], current: [:]),
    probes: Bool? = nil
  ) -> Session {
    let declarations = names.map { WorkerHello.Declaration.named($0) }
    return Session(
      ScriptedLauncher(declarations, costs: costs.baseline, probes: probes),
      ScriptedLauncher(declarations, costs: costs.current, probes: probes))
  }

  @Test("Both sides have every round, in step, with the same iterations, and pairs of one batch each")
  func columns() throws {
    let session = session()
    let outcome = session.run(plan: .small(launches: 6))
    #expect(outcome.completeness == .complete)
    var orders: [Int] = []
    for (before, after) in zip(outcome.results.baseline, outcome.results.current) {
      let sides = [try #require(before.sample(of: .time)), try #require(after.sample(of: .time))]
      for sample in sides {
        #expect(sample.isConsistent && sample.round == Array(0..<6) && sample.process == sample.round)
        #expect(sample.values.allSatisfy { $0.count == 5 })
        orders += sample.order
      }
      #expect(sides[0].iterations == sides[1].iterations && sides[0].iterations == Array(repeating: 1000, count: 6))
      for (first, second) in zip(sides[0].slots ?? [], sides[1].slots ?? []) {
        for (pair, places) in zip(first, second).enumerated() {
          #expect([places.0, places.1].sorted() == [2 * pair, 2 * pair + 1])
        }
      }
    }
    // Each of both sides' launches has a place of its own among all of the session.
    #expect(orders.sorted() == Array(0..<36))
  }

  @Test("Batches alternate: each pair holds one of either side, and both sides come first equally often")
  func alternation() throws {
    let session = session(["a"])
    let sample = try #require(session.run(plan: .small(launches: 9)).results.current[0].sample(of: .time))
    for (round, slots) in try #require(sample.slots).enumerated() {
      let asked = try #require(session.batches["a \(round)"])
      // Before them are the batches that learn a cost (in the first round only) and the two that show that all is warm.
      let pairs = Array(asked.dropFirst(asked.count - 10))
      #expect(asked.count == (round == 0 ? 18 : 14))
      for (pair, slot) in slots.enumerated() {
        #expect(Set(pairs[2 * pair...2 * pair + 1]).count == 2)
        #expect(slot / 2 == pair && pairs[slot] == .current)
      }
      #expect((2...3).contains(slots.count { $0 % 2 == 1 }))
    }
    #expect(Set(try #require(sample.slots)).count > 1)
  }

  @Test("The same seed gives the same session, and another seed another")
  func seeded() {
    let runs = ([5, 5, 6] as [UInt64]).map { seed in
      let session = session()
      let outcome = session.run(plan: .small(seed: seed, launches: 8))
      return (session.sides.current.order, outcome.results.current, session.sides.current.accounts.map(\.hashSeed))
    }
    #expect(runs[0].0 == runs[1].0 && runs[0].1 == runs[1].1 && runs[0].2 == runs[1].2)
    #expect(runs[0].0 != runs[2].0 && runs[0].1 != runs[2].1)
  }

  @Test("Every benchmark has a round before any has the next, and both launches of a round share a seed of hashes")
  func rounds() {
    let session = session()
    _ = session.run(plan: .small(launches: 4))
    for side in [session.sides.baseline, session.sides.current] {
      #expect(side.accounts.count == 12)
      for round in 0..<4 { #expect(Set(side.order[3 * round..<3 * round + 3]) == ["a", "b", "c"]) }
      #expect(side.accounts.allSatisfy { $0.isFinished && !$0.isAbandoned })
    }
    let seeds = session.sides.baseline.accounts.map(\.hashSeed)
    #expect(seeds == session.sides.current.accounts.map(\.hashSeed))
    #expect(!seeds.contains(nil) && Set(seeds).count == 12)
  }

  @Test("The slower side sets the iterations of both, once for all rounds")
  func iterations() throws {
    let session = session(
      ["a"], costs: Sides(baseline: ["a": 1000], current: ["a": 4000]))
    let outcome = session.run()
    for results in [outcome.results.baseline, outcome.results.current] {
      #expect(try #require(results[0].sample(of: .time)).iterations == [250, 250, 250])
    }
    let calibrations = [session.sides.baseline, session.sides.current].map { side in
      side.accounts.flatMap(\.requests).count { if case .calibrate = $0 { true } else { false } }
    }
    #expect(calibrations == [3, 3])
  }

  @Test(
    "An iteration that is longer than a batch has fewer pairs, and always one",
    arguments: [(2e6, 2), (5e6, 1), (9e9, 1), (1e6, 5)])
  func longIterations(cost: Double, pairs: Int) throws {
    let session = session(["a"], costs: Sides(baseline: ["a": cost], current: ["a": cost / 2]))
    for results in [session.run().results.baseline, session.run().results.current] {
      let sample = try #require(results[0].sample(of: .time))
      #expect(sample.values.allSatisfy { $0.count == pairs } && sample.iterations == [1, 1, 1])
    }
  }

  @Test("Operations are timed singly where that is cheap, and as often on both sides")
  func operations() throws {
    let session = session(["brief", "long"], costs: Sides(baseline: ["long": 6e5], current: ["brief": 2000]))
    let outcome = session.run()
    for results in [outcome.results.baseline, outcome.results.current] {
      // Thirty at least, in as many of the first rounds as they fill: 25 a round, by five pairs of five.
      #expect(try #require(results[0].sample(of: .latency)).values.map(\.count) == [25, 25])
      // The laps of its batches are single operations already.
      let (latency, time) = (results[1].sample(of: .latency), results[1].sample(of: .time))
      #expect(latency != nil && latency?.values == time?.values)
    }
  }

  @Test("Both sides get ready and end at the same time, and are measured one at a time")
  func together() throws {
    let session = session(["a"], probes: true)
    _ = session.run(plan: .small(launches: 4))
    let asked = session.requests
    let measuring = ["measure", "time operations", "calibrate"]
    for name in ["prepare", "warm up", "probe"] {
      let places = asked.indices.filter { asked[$0].name == name }
      #expect(!places.isEmpty && places.count.isMultiple(of: 2))
      for place in stride(from: 0, to: places.count, by: 2) {
        #expect(places[place + 1] == places[place] + 1 && asked[places[place]].side != asked[places[place + 1]].side)
      }
    }
    #expect(asked.contains { measuring.contains($0.name) })
    for side in [session.sides.baseline, session.sides.current] { #expect(side.accounts.allSatisfy { $0.isFinished }) }
  }

  @Test("A benchmark that asks for more operations has them by its last round")
  func declaredOperations() throws {
    let declarations = [WorkerHello.Declaration.named("a", operations: 400)]
    let session = Session(ScriptedLauncher(declarations), ScriptedLauncher(declarations))
    let sample = try #require(session.run(plan: .small(launches: 10)).results.current[0].sample(of: .latency))
    #expect(sample.values.map(\.count) == Array(repeating: 40, count: 10))
  }

  @Test("Probes come in the first rounds only, over one number of iterations")
  func probes() throws {
    let outcome = session(["a"], probes: true).run(plan: .small(launches: 7))
    for results in [outcome.results.baseline, outcome.results.current] {
      let sample = try #require(results[0].sample(of: .allocations))
      #expect(sample.values == [[3], [3], [3]] && sample.round == [0, 1, 2])
      #expect(Set(sample.iterations).count == 1)
    }
  }

  @Test("Laps are also timed by the processor where both sides can, and else by neither", arguments: [true, false])
  func processorTime(bothCan: Bool) throws {
    let declarations = [WorkerHello.Declaration.named("a")]
    let session = Session(
      ScriptedLauncher(declarations, probes: true, cpuTime: bothCan),
      ScriptedLauncher(declarations, probes: true, cpuTime: true))
    let outcome = session.run()
    for (side, results) in zip(
      [session.sides.baseline, session.sides.current], [outcome.results.baseline, outcome.results.current])
    {
      let asked = side.accounts.flatMap(\.requests).contains { request in
        if case .timeOperations(_, _, cpuTime: true) = request { true } else { false }
      }
      #expect(asked == bothCan)
      let time = try #require(results[0].sample(of: .time))
      let processor = try #require(results[0].sample(of: .cpuTime))
      #expect(results[0].samples.count { $0.metric == Metric.cpuTime.name } == 1)
      // Otherwise it is what the probe told, one value a launch.
      #expect(processor.values == time.values.map { bothCan ? $0.map { $0 / 2 } : [1000] })
      #expect(processor.round == time.round && (!bothCan || processor.iterations == time.iterations))
    }
  }

  @Test("Operations are timed right after the batch of their own side")
  func operationsFollowTheirBatch() throws {
    let session = session(["a"])
    _ = session.run(plan: .small(launches: 3))
    let asked = session.requests
    let timings = asked.indices.filter { asked[$0].name == "time operations" }
    #expect(timings.count == 2 * 2 * 5)
    #expect(timings.allSatisfy { asked[$0 - 1].name == "measure" && asked[$0 - 1].side == asked[$0].side })
  }

  @Test("A self-test measures the current side in each round alone as well, as often and at the same pace")
  func alone() throws {
    let session = session(["a", "b"])
    let outcome = session.run(plan: .small(launches: 4), measuresAlone: true)
    #expect(outcome.alone.map(\.id.name) == ["a", "b"])
    for (alone, beside) in zip(outcome.alone, outcome.results.current) {
      let samples = [try #require(alone.sample(of: .time)), try #require(beside.sample(of: .time))]
      #expect(samples[0].round == samples[1].round && samples[0].iterations == samples[1].iterations)
      #expect(samples[0].values.map(\.count) == samples[1].values.map(\.count))
      #expect(samples[0].slots == nil)
    }
    #expect(session.sides.baseline.accounts.count == 8 && session.sides.current.accounts.count == 16)
    #expect(session.run().alone.isEmpty)
  }

  @Test("The launch alone comes before its round as well as after it, but after the first, which finds the pace")
  func aloneInRandomOrder() {
    // As many operations as keep all of the rounds busy.
    let declarations = [WorkerHello.Declaration.named("a", operations: 500)]
    let session = Session(ScriptedLauncher(declarations), ScriptedLauncher(declarations))
    _ = session.run(plan: .small(launches: 20), measuresAlone: true)
    // Operations are timed singly only where both sides are there.
    let isAlone = session.sides.current.accounts.map { account in
      !account.requests.contains { if case .timeOperations(_, 1, _) = $0 { true } else { false } }
    }
    let rounds = stride(from: 0, to: 40, by: 2).map { [isAlone[$0], isAlone[$0 + 1]] }
    #expect(rounds[0] == [false, true] && Set(rounds) == [[false, true], [true, false]], "\(rounds)")
  }
}
