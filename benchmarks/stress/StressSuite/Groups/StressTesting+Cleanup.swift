import BenchModel
import Benchmarking
import CommandFramework

/// Checks that complex commands leave nothing behind: no descriptor, thread, block of memory or temporary file.
extension StressTesting {
  /// One command in a hundred also has a repository on the disk, since the others hold nothing but memory.
  private static let errandInterval = 100
  /// What is set up once (schemas, the pool of threads) is set up by so many commands.
  private static let warmup = 200

  static func cleanupAfterSuccess(_ sabotage: Sabotage) -> Benchmark {
    let suffix = sabotage.choose("@example.com", orBroken: "")
    return cleanup("success") { number in
      let inputs = ComplexCommand.Inputs(
        name: "User \(number)", email: "user\(number)\(suffix)", age: 30, tags: ["user"],
        metadata: ["number": .int(number)])
      let outcome = try ComplexCommand().run(inputs)
      if number.isMultiple(of: errandInterval) { try errand(fails: false) }
      return outcome.isSuccess
    }
  }

  static func cleanupAfterFailure(_ sabotage: Sabotage) -> Benchmark {
    let name = sabotage.choose("ab", orBroken: "John Doe")
    return cleanup("failure") { number in
      let outcome = try ComplexCommand().run(complexInputs(name: name))
      var hasFailed = outcome.isFailure
      if number.isMultiple(of: errandInterval) {
        do {
          try errand(fails: true)
          hasFailed = false
        } catch is FlakyCommand.Unavailable {}
      }
      return hasFailed
    }
  }

  static func cleanupAfterCancellation(_ sabotage: Sabotage) -> Benchmark {
    let waits = sabotage.choose(true, orBroken: false)
    return cleanup("cancellation", usesTasks: true) { number in
      let outcome = try await cancelled(holdsFile: number.isMultiple(of: errandInterval), waits: waits)
      return outcome.errors.map(\.symbol) == [.cancelled]
    }
  }

  /// Runs a command, cancels it while it executes, and waits for its end.
  private static func cancelled(holdsFile: Bool, waits: Bool) async throws -> Outcome<ComplexCommand.Record> {
    var running: Task<Outcome<ComplexCommand.Record>, any Error>?
    await withCheckedContinuation { continuation in
      let command = AsyncComplexCommand(
        whenExecuting: { continuation.resume() }, holdsFile: holdsFile, waits: waits)
      running = Task { try await command.run(complexInputs(name: "John Doe")) }
    }
    guard let running else { throw CancellationError() }
    if waits { running.cancel() }
    return try await running.value
  }

  /// Saves a user to a journal in a folder of its own; then it throws, if it is to.
  private static func errand(fails: Bool) throws {
    let folder = try ScratchFolder()
    let repository = try FileRepository<User>(path: folder.file)
    blackHole(try repository.save(User(key: 1, name: "John", email: "john@example.com", age: 30)))
    if fails { throw FlakyCommand.Unavailable() }
  }

  /// Counts what there is before and after the commands, each of which says whether it ended as it should.
  private static func cleanup(
    _ ending: String, usesTasks: Bool = false, command: @escaping @Sendable (Int) async throws -> Bool
  ) -> Benchmark {
    Benchmark(
      "Resource Cleanup", group: group, parameters: ["after": ending], options: .init(operations: 1000),
      observe: { (observation: inout Observation) async throws in
        var wrong = 0
        for number in 0..<warmup where try await !command(number) { wrong += 1 }
        let before = try ProcessCensus()
        AllocationCount.start()
        for number in 0..<observation.operations where try await !command(number) { wrong += 1 }
        let counted = AllocationCount.stop()
        try ProcessCensus().record(since: before, in: &observation)
        if let absence = AllocationCount.absence {
          observation.warn("no live blocks: \(absence)")
        } else if usesTasks {
          // What the system keeps of finished tasks is another amount each time.
          observation.record(.liveMemoryGrowth, Double(counted.liveBytes))
        } else {
          observation.record(.liveBlockGrowth, Double(counted.liveBlocks))
        }
        observation.expect(wrong == 0, "\(wrong) commands did not end as they should")
      })
  }
}
