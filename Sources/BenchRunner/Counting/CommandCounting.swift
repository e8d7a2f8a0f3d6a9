import BenchModel

/// Counts the instructions of whole commands, each of which is a figure as it is: its start is a part of it.
///
/// One command runs at a time, as where they are timed: two may want the same file.
package struct CommandCounting {
  private let counter: any EventCounter
  private let seeds: [CountSeed]
  private let timeoutNanoseconds: Double
  private let report: (_ done: Int, _ of: Int) -> Void

  /// - Parameters:
  ///   - seeds: those of the starts of each command, the fixed one first.
  ///   - timeoutNanoseconds: How long a command may take by itself.
  package init(
    counter: any EventCounter, seeds: [CountSeed], timeoutNanoseconds: Double,
    report: @escaping (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) {
    self.counter = counter
    self.seeds = seeds
    self.timeoutNanoseconds = timeoutNanoseconds
    self.report = report
  }

  /// Counts commands, each of a program that says where it is started and with which environment.
  package func run(_ commands: [(program: CountedProgram, command: MeasuredCommand)]) -> SuiteCounting.Outcome {
    var outcome = SuiteCounting.Outcome()
    let total = commands.count * seeds.count
    var done = 0
    for (program, command) in commands {
      var counts = BenchmarkCounts(iterations: 1)
      for seed in seeds where counts.failure == nil {
        do throws(WorkerFailure) {
          counts.passes.append(
            try counter.count(command, as: program, seed: seed, within: .nanoseconds(Int64(timeoutNanoseconds))))
        } catch {
          if error.isInterruption {
            outcome.isInterrupted = true
            return outcome
          }
          counts.failure = error.failure.reason
        }
        done += 1
        report(done, total)
      }
      outcome.counts[program.side, default: [:]][command.id] = counts
    }
    return outcome
  }
}
