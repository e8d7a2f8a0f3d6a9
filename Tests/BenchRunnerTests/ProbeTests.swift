import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Probe of a launch")
struct ProbeTests {
  private func launcher(
    cost: Double = 1000, answer: WorkerAnswer? = nil
  ) -> ScriptedLauncher {
    ScriptedLauncher([.named("a")], costs: ["a": cost], probes: true) { question in
      if case .probe = question.request { answer } else { nil }
    }
  }

  @Test("The probe is the last request of a launch, and its figures become samples of one value a launch")
  func samples() throws {
    let launcher = launcher()
    let result = outcome(of: launcher).results[0]
    #expect(launcher.accounts.allSatisfy { $0.requests.last == .probe(iterations: 10_000) && $0.isFinished })
    #expect(launcher.accounts.allSatisfy { $0.requests.dropLast().last == .probe(iterations: 10) })
    #expect(result.samples.map(\.metric) == ["time", "latency", "allocations", "cpu-time"])
    let sample = try #require(result.sample(of: .allocations))
    #expect(sample.values == [[3], [3], [3]])
    #expect(sample.iterations == [10, 10, 10])
    #expect(result.sample(of: .cpuTime)?.iterations == [10_000, 10_000, 10_000])
    #expect(sample.process == [0, 1, 2] && sample.order == [0, 1, 2] && sample.isConsistent)
  }

  @Test("A worker that does not announce it is never asked")
  func unannounced() {
    let launcher = ScriptedLauncher([.named("a")])
    #expect(outcome(of: launcher).results[0].samples.map(\.metric) == ["time", "latency"])
    #expect(launcher.accounts.allSatisfy { !$0.requests.contains { $0.name == "probe" } })
  }

  @Test("A worker that refuses it has all its other samples, and is seen off")
  func refusal() {
    let launcher = launcher(answer: .failed(Failure(kind: .protocolViolation, reason: "unknown request")))
    let result = outcome(of: launcher).results[0]
    #expect(result.status == .measured && result.samples.map(\.metric) == ["time", "latency"])
    #expect(launcher.accounts.count == 3 && launcher.accounts.allSatisfy { $0.isFinished && !$0.isAbandoned })
  }

  @Test(
    "Any other failure, another answer and an impossible figure end the benchmark",
    arguments: [
      (.failed(Failure(kind: .wrongOutcome, reason: "4")), .wrongOutcome), (.prepared, .protocolViolation),
      (.probed(figures: [ProbeFigure(.allocations, -1)]), .protocolViolation),
      (.probed(figures: [ProbeFigure(.cpuTime, .infinity)]), .protocolViolation),
    ] as [(WorkerAnswer, Failure.Kind)])
  func failures(answer: WorkerAnswer, kind: Failure.Kind) {
    let result = outcome(of: launcher(answer: answer)).results[0]
    #expect(result.status == .failed && result.failure?.kind == kind)
  }

  @Test("Figures of metrics that are not known are left out, and a launch without a figure leaves a gap")
  func unknownFigures() throws {
    let furlongs = ProbeFigure(Metric(name: "furlongs", unit: .count), 3)
    let launcher = ScriptedLauncher([.named("a")], probes: true) { question in
      guard case .probe = question.request else { return nil }
      return .probed(figures: question.launch == 1 ? [furlongs] : [furlongs, ProbeFigure(.pageFaults, 0)])
    }
    let result = outcome(of: launcher).results[0]
    #expect(result.samples.map(\.metric) == ["time", "latency", "page-faults"])
    #expect(try #require(result.sample(of: .pageFaults)).process == [0, 2])
  }

  @Test(
    "It counts over a power of ten of iterations: about 10 ms, or one where ten take longer than a launch has",
    arguments: [
      (0, 10_000), (1, 10_000), (1000, 10_000), (1001, 1000), (50_000, 100), (150_000, 10), (0.5e6, 10), (0.51e6, 1),
      (1e12, 1),
    ] as [(Double, Int)])
  func iterations(cost: Double, expected: Int) {
    #expect(LaunchScript.probeIterations(cost: cost, limit: 5e6) == expected)
  }

  @Test(
    "Exact counts are taken over ten iterations whatever the body takes, or over one of a body of more than 0.1 s",
    arguments: [(0, 10), (1, 10), (1e6, 10), (0.1e9, 10), (0.11e9, 1), (1e12, 1)] as [(Double, Int)])
  func counted(cost: Double, expected: Int) {
    #expect(LaunchScript.countedIterations(cost: cost) == expected)
  }

  @Test("A pace that differs between two runs changes no exact count")
  func pace() throws {
    let runs = [900.0, 1100, 50_000, 2e6].map { cost in
      // One allocation a pass and three an iteration.
      let launcher = ScriptedLauncher([.named("a")], costs: ["a": cost], probes: true) { question in
        guard case .probe(let iterations) = question.request else { return nil }
        return .probed(figures: [ProbeFigure(.allocations, 3 + 1 / Double(iterations))])
      }
      return outcome(of: launcher).results[0].sample(of: .allocations)?.values
    }
    #expect(runs.allSatisfy { $0 == [[3.1], [3.1], [3.1]] }, "\(runs)")
  }

  @Test("The first launch decides over how many iterations all of them count")
  func firstLaunchHolds() {
    let launcher = ScriptedLauncher([.named("a")], probes: true) { question in
      guard case .measure(let iterations) = question.request, question.launch > 0 else { return nil }
      return .measured(iterations: iterations, nanoseconds: [Double(iterations) * 1e6])
    }
    _ = outcome(of: launcher)
    #expect(launcher.accounts.allSatisfy { $0.requests.last == .probe(iterations: 10_000) })
  }
}
