package import BenchModel
import BenchStatistics
import WorkerProtocol

/// Measures whole commands by themselves: every run is a process, and the commands take turns.
///
/// A round runs each command once, in random order, until each has had its runs: what changes on the machine meanwhile falls
/// on all of them alike, where one command after the other would take it for a difference.
package struct CommandRunner {
  let commands: [MeasuredCommand]
  let execution: CommandExecution
  let plan: CommandPlan
  let report: (RunEvent) -> Void

  /// The runs of one command so far.
  private struct Course {
    let command: MeasuredCommand
    var runs: [CommandRun] = []
    var orders: [Int] = []
    var wanted: Int
    var failure: Failure?

    var isOpen: Bool { failure == nil && runs.count < wanted }
  }

  /// Runs the chosen commands, and cleans up after each at the end.
  package func run(isChosen: (BenchmarkID) -> Bool) -> SuiteRunner.Outcome {
    var courses = commands.filter { isChosen($0.id) }.map { Course(command: $0, wanted: plan.runs ?? 1) }
    var completeness = BenchmarkRun.Completeness.complete
    do throws(WorkerFailure) {
      try measure(&courses)
    } catch {
      report(.stopping)
      completeness = .partial
    }
    for place in courses.indices { cleanUp(&courses[place], hasStopped: completeness == .partial) }
    let results = courses.map { result(of: $0) }
    return SuiteRunner.Outcome(
      results: results, completeness: completeness,
      metrics: CommandSamples.metrics.filter { metric in results.contains { $0.sample(of: metric) != nil } })
  }

  /// - Throws: only that the run was asked to stop.
  private func measure(_ courses: inout [Course]) throws(WorkerFailure) {
    var random = SplitMix64(seed: plan.seed)
    var order = 0
    while courses.contains(where: \.isOpen) {
      var turns = courses.indices.filter { courses[$0].isOpen }
      random.shuffle(&turns)
      for place in turns {
        let planned = courses.filter { $0.failure == nil }.map(\.wanted).reduce(0, +)
        report(.launching(courses[place].command.id, launch: order, of: max(planned, order + 1)))
        try step(&courses[place], order: order)
        order += 1
      }
    }
  }

  /// One more run of a command; before its first one those that do not count.
  private func step(_ course: inout Course, order: Int) throws(WorkerFailure) {
    let limit = Duration.nanoseconds(Int64(min(plan.timeoutNanoseconds, 1e18)))
    do throws(WorkerFailure) {
      if course.runs.isEmpty {
        for _ in 0..<plan.warmupRuns { _ = try execution.run(course.command, within: limit) }
      }
      let run = try execution.run(course.command, within: limit)
      if course.runs.isEmpty { course.wanted = plan.runs(ofCommandThatTakes: run.wallNanoseconds) }
      course.runs.append(run)
      course.orders.append(order)
    } catch {
      if error.isInterruption { throw error }
      course.failure = error.failure
      report(.failed(course.command.id, error.failure))
    }
  }

  private func cleanUp(_ course: inout Course, hasStopped: Bool) {
    do throws(WorkerFailure) {
      try execution.cleanUp(after: course.command, within: .nanoseconds(Int64(min(plan.timeoutNanoseconds, 1e18))))
    } catch {
      // A run that was stopped is told of as such, and a failed command by what failed first.
      guard course.failure == nil, !hasStopped else { return }
      course.failure = error.failure
      report(.failed(course.command.id, error.failure))
    }
  }

  private func result(of course: Course) -> BenchmarkResult {
    let id = course.command.id
    if let failure = course.failure {
      return BenchmarkResult(id: id, status: failure.kind == .timedOut ? .timedOut : .failed, failure: failure)
    }
    if course.runs.isEmpty {
      return BenchmarkResult(
        id: id, status: .skipped,
        failure: Failure(kind: .interrupted, reason: "the run was stopped before its turn"))
    }
    let samples = CommandSamples(runs: course.runs, orders: course.orders)
    return BenchmarkResult(id: id, samples: samples.samples, warnings: samples.warnings(hadWarmup: plan.warmupRuns > 0))
  }
}
