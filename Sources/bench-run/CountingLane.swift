import BenchModel
import BenchRunner
import CommandLineTool
import WorkerProtocol

/// Counts what was timed.
struct CountingLane {
  typealias Side = BenchmarkRun.SessionMembership.Side

  /// A side as it was timed.
  struct Timed {
    let side: Side
    let subject: Subject
    /// What its worker says of itself; nil of commands.
    let hello: WorkerHello?
    /// By the names that both sides go by.
    let results: [BenchmarkID: BenchmarkResult]
  }

  let counter: any EventCounter
  private let options: CountOptions
  private let plan: RunPlan
  private let environment: [String: String]
  private let progress: ProgressLine

  /// Takes the best counter of this machine.
  ///
  /// - Throws: why there is none.
  init(_ options: CountOptions, of command: RunCommand, _ interruption: Interruption) throws(CountingAbsence) {
    self.options = options
    plan = command.options.plan
    environment = command.environment
    progress = command.makeProgressLine()
    counter = try AvailableCounter.find(
      environment: command.environment, children: ChildProcessSet(interruptedBy: interruption.descriptor),
      modelsCaches: options.modelsCaches)
    progress.announce(countingWith: counter.name)
  }

  /// Counts what all sides have measured.
  func count(_ sides: [Timed]) -> SuiteCounting.Outcome {
    let seeds = CountSeed.passes(drawn: options.drawnSeeds, seed: plan.seed)
    defer { progress.clear() }
    let commands = sides.flatMap { timed in
      timed.commands.filter { timed.isMeasured($0.id) }.map { (timed.program(environment), $0) }
    }
    guard commands.isEmpty else {
      return CommandCounting(
        counter: counter, seeds: seeds, timeoutNanoseconds: plan.timeoutNanoseconds, report: progress.show
      ).run(commands)
    }
    let counting = SuiteCounting(
      counter: counter, programs: sides.map { $0.program(environment) }, seeds: seeds,
      width: MachineFacts().environment().logicalProcessors ?? 1, report: progress.show)
    return counting.run(benchmarks(of: sides))
  }

  /// What every side has timed: what measures itself is asked for no iterations, and cannot be counted.
  private func benchmarks(of sides: [Timed]) -> [CountedBenchmark] {
    guard let last = sides.last, let hello = last.hello else { return [] }
    let numbers = sides.map { timed in
      Dictionary(
        (timed.hello?.benchmarks ?? []).enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return hello.benchmarks.compactMap { declaration in
      let id = declaration.id
      let best = sides.compactMap { $0.best(of: id) }
      guard declaration.observed != true, best.count == sides.count, let slowest = best.max() else { return nil }
      let places = zip(sides, numbers).compactMap { timed, numbers in numbers[id].map { (timed.side, $0) } }
      guard places.count == sides.count else { return nil }
      return CountedBenchmark(
        id: id, numbers: Dictionary(places, uniquingKeysWith: { first, _ in first }),
        iterations: CountedBenchmark.iterations(nanoseconds: slowest, wantedInstructions: counter.wantedInstructions),
        nanoseconds: slowest,
        timeoutNanoseconds: declaration.timeoutSeconds.map { $0 * 1e9 } ?? plan.timeoutNanoseconds)
    }
  }
}

extension CountingLane.Timed {
  fileprivate var commands: [MeasuredCommand] {
    if case .commands(let commands) = subject.program { commands } else { [] }
  }

  fileprivate func isMeasured(_ id: BenchmarkID) -> Bool { results[id]?.status == .measured }

  /// The least time of an iteration; nil of what was not timed.
  fileprivate func best(of id: BenchmarkID) -> Double? {
    isMeasured(id) ? results[id]?.sample(of: .time)?.values.joined().min() : nil
  }

  fileprivate func program(_ environment: [String: String]) -> CountedProgram {
    let arguments: [String] = if case .worker(let arguments) = subject.program { arguments } else { [] }
    return CountedProgram(side: side, arguments: arguments, environment: environment, directory: subject.directory)
  }
}
