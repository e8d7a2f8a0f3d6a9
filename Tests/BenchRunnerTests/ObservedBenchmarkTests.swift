import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Launch of a benchmark that measures itself")
struct ObservedBenchmarkTests {
  private static let size = Metric(name: "size", unit: .bytes, nature: .exact)

  private func declaration(_ name: String = "a", operations: Int? = nil) -> WorkerHello.Declaration {
    .named(name, operations: operations, observed: true)
  }

  private func launcher(
    _ declarations: [WorkerHello.Declaration], _ answer: @escaping (ScriptedLauncher.Question) -> WorkerAnswer?
  ) -> ScriptedLauncher {
    ScriptedLauncher(declarations, probes: true) { question in
      if case .observe = question.request { answer(question) } else { nil }
    }
  }

  private func values(_ values: [Double], of metric: Metric = Self.size, iterations: Int = 1) -> ObservedValues {
    ObservedValues(metric: metric, iterations: iterations, values: values)
  }

  @Test("It is only prepared and observed, and its launches are kept apart")
  func samples() throws {
    let workers = launcher([declaration(operations: 50), .named("timed")]) { question in
      .observed(
        [values([Double(question.launch), 7]), values([1, 2], of: .liveMemory, iterations: 25)],
        warnings: ["a word"])
    }
    let ended = outcome(of: workers)
    let asked = workers.accounts.filter { $0.name == "a" }
    #expect(asked.allSatisfy { $0.requests == [.prepare(benchmark: 0), .observe(operations: 50)] && $0.isFinished })
    let result = ended.results[0]
    #expect(result.samples.map(\.metric) == ["size", "live-memory"] && result.warnings == ["a word"])
    #expect(result.samples[0].values == [[0, 7], [1, 7], [2, 7]] && result.samples[0].process == [0, 1, 2])
    #expect(result.samples[1].iterations == [25, 25, 25] && result.samples[1].isConsistent)
    #expect(ended.metrics.map(\.name) == ["time", "latency", "allocations", "cpu-time", "size", "live-memory"])
  }

  @Test("Without a count of its own it is asked for a thousand operations")
  func usualCount() {
    let workers = launcher([declaration()]) { _ in .observed([values([1])], warnings: []) }
    _ = outcome(of: workers)
    #expect(workers.accounts.allSatisfy { $0.requests.last == .observe(operations: 1000) })
  }

  private static let impossible: [(WorkerAnswer, String)] = [
    (.observed([], warnings: []), "without a value"), (.prepared, "does not belong"),
    (.observed([ObservedValues(metric: size, iterations: 1, values: [])], warnings: []), "without a value"),
    (.observed([ObservedValues(metric: size, iterations: 0, values: [1])], warnings: []), "over 0 iterations"),
    (.observed([ObservedValues(metric: size, iterations: 1, values: [.nan])], warnings: []), "not finite"),
    (.observed([ObservedValues(metric: .latency, iterations: 1, values: [-1])], warnings: []), "negative time"),
    (
      .observed(Array(repeating: ObservedValues(metric: size, iterations: 1, values: [1]), count: 2), warnings: []),
      "'size' twice"
    ),
    (
      .observed(
        [ObservedValues(metric: Metric(name: "time", unit: .bytes), iterations: 1, values: [1])], warnings: []),
      "defined already"
    ),
  ]

  @Test("Answers that cannot be break the protocol", arguments: impossible)
  func refused(answer: WorkerAnswer, reason: String) {
    let failure = outcome(of: launcher([declaration()]) { _ in answer }).results[0].failure
    #expect(failure?.kind == .protocolViolation && failure?.reason.contains(reason) == true, "\(failure as Any)")
  }

  @Test("A metric means the same in all benchmarks of a run: who defines it otherwise has failed, and nobody else")
  func definitions() {
    let workers = launcher([declaration("a"), declaration("b")]) { question in
      let unit: Metric.Unit = question.name == "a" ? .bytes : .count
      return .observed([values([1], of: Metric(name: "size", unit: unit))], warnings: [])
    }
    let results = outcome(of: workers).results
    #expect(results.count { $0.status == .measured } == 1 && results.count { $0.status == .failed } == 1)
  }

  @Test("Growth may be negative, and a failure that it reports is its own")
  func negative() {
    let shrinking = launcher([declaration()]) { _ in
      .observed([values([-5], of: .liveBlockGrowth)], warnings: [])
    }
    #expect(outcome(of: shrinking).results[0].samples[0].values == [[-5], [-5], [-5]])
    let failing = launcher([declaration()]) { _ in .failed(Failure(kind: .wrongOutcome, reason: "4")) }
    #expect(outcome(of: failing).results[0].failure?.kind == .wrongOutcome)
  }
}
