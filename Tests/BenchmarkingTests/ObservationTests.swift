import BenchModel
import Testing
import WorkerProtocol

@testable import Benchmarking

@Suite("Benchmarks that measure themselves")
@MainActor
struct ObservationTests {
  private nonisolated static let size = Metric(name: "size", unit: .bytes, nature: .exact)
  private static let clock = ClockTraits(step: 10, cost: 20)

  /// States how many operations it was asked for, and ten readings.
  private static let sound = Benchmark(
    "sound", group: "g",
    observe: { (observation: inout Observation) async throws in
      observation.record(size, Double(observation.operations))
      observation.record(.liveMemory, [0, 1], iterations: 5)
      observation.record(.liveMemory, [2], iterations: 5)
      observation.warn("a word")
    })

  private func answers(_ benchmark: Benchmark, _ requests: WorkerRequest...) async -> [WorkerAnswer?] {
    var session = WorkerSession(benchmarks: [benchmark], clock: Self.clock)
    var answers: [WorkerAnswer?] = []
    for request in requests { answers.append(await session.answer(to: request)) }
    return answers
  }

  private func failure(_ observe: @escaping (inout Observation) throws -> Void) async -> Failure? {
    let answer = await answers(Benchmark("b", observe: observe), .prepare(benchmark: 0), .observe(operations: 3)).last
    if case .failed(let failure)?? = answer { return failure }
    return nil
  }

  @Test("A worker answers with what was recorded, a metric each, and declares the benchmark as observed")
  func answer() async {
    let answers = await answers(Self.sound, .prepare(benchmark: 0), .observe(operations: 7))
    let expected = [
      ObservedValues(metric: Self.size, iterations: 1, values: [7]),
      ObservedValues(metric: .liveMemory, iterations: 5, values: [0, 1, 2]),
    ]
    #expect(answers == [.prepared, .observed(expected, warnings: ["a word"])])
    #expect(WorkerHello.Declaration(Self.sound).observed == true)
    #expect(WorkerHello.Declaration(Benchmark("timed") { 1 }).observed == nil)
  }

  @Test("Timing one that measures itself, and observing one that is timed, breaks the protocol")
  func wrongKind() async {
    for (benchmark, request) in [
      (Self.sound, .measure(iterations: 1)), (Benchmark("timed") { 1 }, .observe(operations: 1)),
      (Self.sound, .observe(operations: 0)),
    ] as [(Benchmark, WorkerRequest)] {
      guard case .failed(let failure)?? = await answers(benchmark, .prepare(benchmark: 0), request).last else {
        Issue.record("\(benchmark.id) answered \(request.name)")
        continue
      }
      #expect(failure.kind == .protocolViolation)
    }
  }

  @Test("Values that cannot be are no values: the benchmark has failed")
  func faults() async {
    let nothing = await failure { _ in }
    #expect(nothing == Failure(kind: .wrongOutcome, reason: "the body recorded no value"))
    let infinite = await failure { $0.record(Self.size, .infinity) }
    #expect(infinite?.reason == "a value of 'size' is not finite")
    let twoWays = await failure {
      $0.record(Self.size, 1)
      $0.record(Metric(name: "size", unit: .count), 1)
    }
    #expect(twoWays?.reason == "'size' was recorded in two different ways")
    let wrong = await failure {
      $0.record(Self.size, 1)
      $0.expect(false, "it is empty")
    }
    #expect(wrong == Failure(kind: .wrongOutcome, reason: "it is empty"))
    let thrown = await failure { _ in throw WrongOutcome(description: "gone") }
    #expect(thrown?.kind == .threwError)
  }

  @Test("In this process it is observed too, and what the console form has no line for follows it")
  func inProcess() async throws {
    let result = try await Self.sound.measureInProcess(iterations: 9)
    #expect(result.observed.first?.values == [9] && result.summary.count == nil && result.nanoseconds.isEmpty)
    #expect(result.description.hasPrefix("g/sound:\n  size: 9.000 B\n") && result.description.contains("a word"))
    let load = Benchmark("load") { (observation: inout Observation) throws in
      observation.recordLatency(ofOperations: (1...20).map { Double($0) })
      observation.record(.throughput, 5e6)
      observation.record(.operations, 20)
    }
    let figures = try await load.measureInProcess()
    #expect(figures.summary.mean == 10.5 && figures.summary.operationsPerSecond == 5e6 && figures.summary.count == 20)
    #expect(figures.description.contains("Throughput: 5,000,000 ops/sec\n  longest-latency: 20.00 ns"))
    await #expect(throws: WrongOutcome.self) {
      try await Benchmark("none", observe: { (_: inout Observation) in }).measureInProcess()
    }
  }

  @Test("Of many operations a thousand groups are kept: their mean and percentiles, and the longest apart")
  func latency() throws {
    var observation = Observation(operations: 1)
    observation.recordLatency(ofOperations: (0..<123_457).map { Double($0 * 7919 % 123_457) })
    let kept = try #require(observation.recorded.first?.values)
    #expect(kept.count == 1000 && kept != kept.sorted())
    let ordered = kept.sorted()
    let mean = kept.reduce(0, +) / 1000
    #expect((mean - 61_728).magnitude < 1 && (ordered[990] - 122_285).magnitude < 124)
    #expect(observation.recorded.last == ObservedValues(metric: .longestLatency, iterations: 1, values: [123_456]))
  }

  @Test("Counting that a body leaves on is ended, and growth reads as what is held")
  func counting() async {
    await #expect(processExitsWith: .success) {
      guard AllocationCount.isAvailable else { return }
      AllocationCount.start()
      let held = (0..<100).map { _ in UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 8) }
      let reading = AllocationCount.stop()
      #expect((100...105).contains(reading.liveBlocks) && reading.liveBytes >= 1600)
      for block in held { block.deallocate() }
      #expect(AllocationCount.read() == reading)
    }
  }
}
