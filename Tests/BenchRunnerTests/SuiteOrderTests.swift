import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Order of launches")
struct SuiteOrderTests {
  private let names = ["a", "b", "c", "d", "e"]

  private func launcher() -> ScriptedLauncher {
    ScriptedLauncher(names.map { .named($0) })
  }

  @Test("The same seed gives the same order, and other seeds other orders")
  func seeded() {
    let orders = ([1, 1, 2, 3] as [UInt64]).map { seed in
      let launcher = launcher()
      _ = outcome(of: launcher, plan: .small(seed: seed, launches: 10))
      return launcher.order
    }
    #expect(orders[0] == orders[1])
    #expect(Set(orders).count == 3)
  }

  @Test("Every benchmark gets every launch, among those of the others", arguments: 1...20 as ClosedRange<UInt64>)
  func interleaved(seed: UInt64) {
    let launcher = launcher()
    _ = outcome(of: launcher, plan: .small(seed: seed, launches: 10))
    for name in names { #expect(launcher.order.count { $0 == name } == 10) }
    // All launches of one benchmark on end: one order in about 10^9 has them.
    for name in names {
      let places = launcher.order.indices.filter { launcher.order[$0] == name }
      #expect(places[9] - places[0] > 9)
    }
    #expect(launcher.accounts.allSatisfy { $0.isFinished && !$0.isAbandoned })
  }

  @Test("Every place is as likely for every benchmark")
  func uniform() {
    // 2000 orders of two benchmarks with one launch each: the first is first in 1000 ± 22 of them.
    let first = (1...2000).count { seed in
      let launcher = ScriptedLauncher([.named("a"), .named("b")])
      _ = outcome(of: launcher, plan: .small(seed: UInt64(seed), launches: 1))
      return launcher.order.first == "a"
    }
    #expect((900...1100).contains(first))
  }

  @Test("Columns are in the order of time, in step, and number a benchmark's launches as they came")
  func columns() throws {
    let launcher = launcher()
    let results = outcome(of: launcher, plan: .small(seed: 4, launches: 6)).results
    #expect(results.map(\.id.name) == names)
    var places: [Int] = []
    for result in results {
      #expect(result.status == .measured && result.failure == nil && result.warnings == [])
      for sample in result.samples {
        #expect(sample.isConsistent)
        #expect(sample.process == Array(0..<6))
        #expect(sample.round == sample.process)
        #expect(sample.order == launcher.order.indices.filter { launcher.order[$0] == result.id.name })
      }
      places += try #require(result.sample(of: .time)).order
    }
    #expect(places.sorted() == Array(0..<30))
  }

  @Test("What each launch measured stands in its own row")
  func rows() throws {
    // Each launch is slower than the one before it.
    let launcher = ScriptedLauncher([.named("a")]) { question in
      guard case .measure(let iterations) = question.request else { return nil }
      return .measured(iterations: iterations, nanoseconds: [Double(iterations * (question.launch + 1)) * 1000])
    }
    let sample = try #require(outcome(of: launcher).results[0].sample(of: .time))
    #expect(sample.values.map { Set($0) } == [[1000], [2000], [3000]])
    #expect(sample.iterations == [1000, 1000, 1000])
    #expect(sample.warmup == Array(repeating: [1000, 1000], count: 3))
  }

  @Test("Only chosen benchmarks are launched, and have results")
  func chosen() {
    let launcher = launcher()
    let runner = SuiteRunner(launcher: launcher, plan: .small(), report: { _ in })
    let outcome = runner.run(hello: launcher.hello) { ["b", "e"].contains($0.name) }
    #expect(Set(launcher.order) == ["b", "e"])
    #expect(outcome.results.map(\.id.name) == ["b", "e"])
    #expect(outcome.completeness == .complete)
  }

  @Test("Progress tells each launch with its place among all")
  func progress() {
    let launcher = launcher()
    var told: [String] = []
    let runner = SuiteRunner(launcher: launcher, plan: .small(launches: 2)) { event in
      if case .launching(let id, let place, of: 10) = event { told.append("\(place) \(id.name)") }
    }
    _ = runner.run(hello: launcher.hello) { _ in true }
    #expect(told == launcher.order.enumerated().map { "\($0.offset) \($0.element)" })
  }
}
