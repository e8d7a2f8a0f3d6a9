import BenchModel
import Testing
import WorkerProtocol

@testable import Benchmarking

@MainActor @Suite("Worker session")
struct WorkerSessionTests {
  private struct Mishap: Error {}

  /// Asks a session as a worker would and returns its answers.
  private func answers(of benchmark: Benchmark, to requests: [WorkerRequest]) async -> [WorkerAnswer] {
    var session = WorkerSession(benchmarks: [benchmark], clock: ClockTraits(step: 10, cost: 20))
    var answers: [WorkerAnswer] = []
    for request in requests {
      guard let answer = await session.answer(to: request) else { break }
      answers.append(answer)
    }
    return answers
  }

  @Test("A whole conversation yields times of every kind")
  func conversation() async {
    let benchmark = Benchmark("sum") { (0..<identity(10)).reduce(0, +) }
    let answers = await answers(
      of: benchmark,
      to: [
        .prepare(benchmark: 0), .warmUp(iterations: 3), .calibrate(nanoseconds: 1e5), .measure(iterations: 50),
        .timeOperations(laps: 4, iterations: 2), .finish, .measure(iterations: 1),
      ])
    #expect(answers.count == 5)
    #expect(answers[0] == .prepared)
    guard case .measured(3, let warmup, nil) = answers[1], case .calibrated(let iterations, let perLap) = answers[2],
      case .measured(50, let batch, nil) = answers[3], case .measured(2, let laps, nil) = answers[4]
    else {
      Issue.record("answers of another kind: \(answers)")
      return
    }
    #expect(warmup.count == 1 && batch.count == 1 && laps.count == 4)
    #expect(iterations >= 1 && perLap >= 1)
    #expect((batch + laps).allSatisfy { $0 > 0 })
  }

  @Test("The processor time is that of all threads, and told only where it is asked for")
  func processorTime() async {
    let benchmark = Benchmark("sum") { (0..<identity(100_000)).reduce(0, &+) }
    let answers = await answers(
      of: benchmark, to: [.prepare(benchmark: 0), .timeOperations(laps: 20, iterations: 3, cpuTime: true)])
    guard case .measured(3, let wall, let cpu?) = answers.last else {
      Issue.record("no processor time: \(answers)")
      return
    }
    // The body computes and does nothing else, so that the processor's clock has to advance with it.
    #expect(wall.count == 20 && cpu > 1000)
  }

  @Test("An asynchronous body is measured by the same requests")
  func asynchronous() async {
    let benchmark = Benchmark("yield") { (state: inout State) async throws in
      for _ in state { await Task.yield() }
    }
    let answers = await answers(of: benchmark, to: [.prepare(benchmark: 0), .measure(iterations: 5)])
    guard case .measured(5, let times, nil) = answers.last else {
      Issue.record("no time: \(answers)")
      return
    }
    #expect(times.count == 1)
  }

  @Test("A wrong outcome is a failure and never a time")
  func wrongOutcome() async {
    let benchmark = Benchmark("wrong", verify: { $0 == 5 }, iteration: { identity(4) })
    let answers = await answers(of: benchmark, to: [.prepare(benchmark: 0), .measure(iterations: 5)])
    guard case .failed(let failure) = answers.last else {
      Issue.record("a wrong outcome was timed: \(answers)")
      return
    }
    #expect(failure.kind == .wrongOutcome)
    #expect(failure.reason.contains("4"))
  }

  @Test("What a body or a set-up throws is a failure with its text")
  func throwing() async {
    let inBody = Benchmark("throws") { () throws -> Int in throw Mishap() }
    let inSetUp = Benchmark("throws", setUp: { throw Mishap() }, body: { (_: Int, _: inout State) in })
    for benchmark in [inBody, inSetUp] {
      let answers = await answers(of: benchmark, to: [.prepare(benchmark: 0), .measure(iterations: 1)])
      let failures = answers.compactMap { if case .failed(let failure) = $0 { failure } else { nil } }
      #expect(failures.first?.kind == .threwError)
      #expect(failures.first?.reason == "Mishap()")
    }
  }

  @Test(
    "Requests out of place are refused in words",
    arguments: [
      [.measure(iterations: 1)], [.prepare(benchmark: 1)], [.prepare(benchmark: -1)],
      [.prepare(benchmark: 0), .measure(iterations: 0)], [.prepare(benchmark: 0), .calibrate(nanoseconds: .nan)],
      [.prepare(benchmark: 0), .timeOperations(laps: 1 << 40, iterations: 1)],
    ] as [[WorkerRequest]])
  func outOfPlace(requests: [WorkerRequest]) async {
    let answers = await answers(of: Benchmark("one") { 1 }, to: requests)
    guard case .failed(let failure) = answers.last else {
      Issue.record("accepted: \(answers)")
      return
    }
    #expect(failure.kind == .protocolViolation)
  }

  @Test("A body that does not run its loop is a failure")
  func idleBody() async {
    let benchmark = Benchmark("idle") { (_: inout State) in }
    let answers = await answers(of: benchmark, to: [.prepare(benchmark: 0), .measure(iterations: 3)])
    guard case .failed(let failure) = answers.last else {
      Issue.record("timed: \(answers)")
      return
    }
    #expect(failure.reason.contains("loop"))
  }
}
