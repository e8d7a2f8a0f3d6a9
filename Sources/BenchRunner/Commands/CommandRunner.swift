package import BenchModel
import BenchStatistics
import WorkerProtocol

/// Measures whole commands by themselves: every run is a process, and the commands take turns.
///
/// A round runs each command once, in random order, until each has had its runs: what changes on the machine meanwhile
/// falls on all of them alike, where one command after the other would take it for a difference.
package struct CommandRunner {
  let commands: [MeasuredCommand]
  let execution: CommandExecution
  let plan: CommandPlan
  let report: (RunEvent) -> Void

  /// The runs of one command so far.
  private struct Progress {
    let command: MeasuredCommand
    var runs: [CommandRun] = []
    var orders: [Int] = []
    var wanted: Int
    var failure: Failure?

    var isPending: Bool { failure == nil && runs.count < wanted }
  }

  /// Runs the chosen commands, and cleans up after each at the end.
  package func run(isChosen: (BenchmarkID) -> Bool) -> SuiteRunner.Outcome {
    var progress = commands.filter { isChosen($0.id) }.map { Progress(command: $0, wanted: plan.runs ?? 1) }
    var completeness = BenchmarkRun.Completeness.complete
    do throws(WorkerFailure) {
      try measure(&progress)
    } catch {
      report(.stopping)
      completeness = .partial
    }
    for place in progress.indices { cleanUp(&progress[place], hasStopped: completeness == .partial) }
    let results = progress.map { result(of: $0) }
    return SuiteRunner.Outcome(
      results: results, completeness: completeness,
      metrics: CommandSamples.metrics.filter { metric in results.contains { $0.sample(of: metric) != nil } })
  }

  /// - Throws: only that the run was asked to stop.
  private func measure(_ progress: inout [Progress]) throws(WorkerFailure) {
    var random = SplitMix64(seed: plan.seed)
    var order = 0
    while progress.contains(where: \.isPending) {
      var turns = progress.indices.filter { progress[$0].isPending }
      random.shuffle(&turns)
      for place in turns {
        let planned = progress.filter { $0.failure == nil }.map(\.wanted).reduce(0, +)
        report(.launching(progress[place].command.id, launch: order, of: max(planned, order + 1)))
        try step(&progress[place], order: order)
        order += 1
      }
    }
  }

  /// One more run of a command; before its first one those that do not count.
  private func step(_ progress: inout Progress, order: Int) throws(WorkerFailure) {
    let limit = Duration.nanoseconds(Int64(min(plan.timeoutNanoseconds, 1e18)))
    do throws(WorkerFailure) {
      if progress.runs.isEmpty { try warmUp(progress.command, within: limit) }
      let run = try execution.run(progress.command, within: limit)
      if progress.runs.isEmpty { progress.wanted = plan.runs(ofCommandThatTakes: run.wallNanoseconds) }
      progress.runs.append(run)
      progress.orders.append(order)
      report(.left(progress.command.id, turns: progress.wanted - progress.runs.count))
    } catch {
      if error.isInterruption { throw error }
      progress.failure = error.failure
      report(.failed(progress.command.id, error.failure))
    }
  }

  private func warmUp(_ command: MeasuredCommand, within limit: Duration) throws(WorkerFailure) {
    report(.extraBegins)
    defer { report(.extraEnds) }
    for _ in 0..<plan.warmupRuns { _ = try execution.run(command, within: limit) }
  }

  private func cleanUp(_ progress: inout Progress, hasStopped: Bool) {
    do throws(WorkerFailure) {
      try execution.cleanUp(after: progress.command, within: .nanoseconds(Int64(min(plan.timeoutNanoseconds, 1e18))))
    } catch {
      // A stopped run is reported as stopped, and a failed command by its first failure.
      guard progress.failure == nil, !hasStopped else { return }
      progress.failure = error.failure
      report(.failed(progress.command.id, error.failure))
    }
  }

  private func result(of progress: Progress) -> BenchmarkResult {
    let id = progress.command.id
    if let failure = progress.failure {
      return BenchmarkResult(id: id, status: failure.kind == .timedOut ? .timedOut : .failed, failure: failure)
    }
    if progress.runs.isEmpty {
      return BenchmarkResult(
        id: id, status: .skipped,
        failure: Failure(kind: .interrupted, reason: "the run was stopped before its turn"))
    }
    let samples = CommandSamples(runs: progress.runs, orders: progress.orders)
    return BenchmarkResult(id: id, samples: samples.samples, warnings: samples.warnings(hadWarmup: plan.warmupRuns > 0))
  }
}
