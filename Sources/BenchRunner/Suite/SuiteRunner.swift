package import BenchModel
import BenchStatistics
package import WorkerProtocol

/// Measures the benchmarks of one worker program: several launches each, in seeded random order.
///
/// Random order, because what changes on the machine during a run would otherwise fall on whole benchmarks. One launch
/// that fails ends its benchmark and no other.
package struct SuiteRunner {
  private let launcher: any WorkerLauncher
  private let plan: RunPlan
  /// Counts of operations that the caller wants instead of the benchmarks' own.
  private let operations: [BenchmarkID: Int]
  private let report: (RunEvent) -> Void

  /// Makes a runner.
  ///
  /// - Parameter operations: how many operations of a benchmark are timed singly, where that is not its own count.
  package init(
    launcher: any WorkerLauncher, plan: RunPlan, operations: [BenchmarkID: Int] = [:],
    report: @escaping (RunEvent) -> Void
  ) {
    self.launcher = launcher
    self.plan = plan
    self.operations = operations
    self.report = report
  }

  /// What a run gave, without what only the outer world knows.
  package struct Outcome {
    /// One result for each chosen benchmark, in the suite's order.
    package let results: [BenchmarkResult]
    /// Whether the run was stopped before its end.
    package let completeness: BenchmarkRun.Completeness
    /// The definitions of the metrics that the results have samples of.
    package let metrics: [Metric]
  }

  /// Runs every launch of the benchmarks of `hello` that `isChosen` says yes to.
  package func run(hello: WorkerHello, isChosen: (BenchmarkID) -> Bool) -> Outcome {
    let chosen = hello.benchmarks.indices.filter { isChosen(hello.benchmarks[$0].id) }
    var records: [Int: [LaunchRecord]] = [:]
    var failures: [Int: Failure] = [:]
    let turns = launchOrder(of: chosen.filter { hello.benchmarks[$0].skipReason == nil })
    var completeness = BenchmarkRun.Completeness.complete
    var metrics = MetricDefinitions()
    for (order, number) in turns.enumerated() where failures[number] == nil {
      let declared = hello.benchmarks[number]
      let declaration = operations[declared.id].map(declared.with) ?? declared
      let earlier = records[number] ?? []
      report(.launching(declaration.id, launch: order, of: turns.count))
      let script = LaunchScript(
        plan: plan, declaration: declaration, number: number, launch: earlier.count, order: order,
        operationsPerLap: earlier.first?.timed?.operationsPerLap,
        probedBefore: earlier.first?.timed.map { ($0.counts.iterations, $0.probe.iterations) },
        canProbe: hello.probes == true)
      do {
        let record = try launch(script, hello: hello)
        try metrics.add(record.definedMetrics)
        records[number] = earlier + [record]
        report(.left(declaration.id, turns: plan.launches - earlier.count - 1))
      } catch {
        if error.isInterruption {
          report(.stopping)
          completeness = .partial
          break
        }
        failures[number] = error.failure
        report(.failed(declaration.id, error.failure))
      }
    }
    let assembly = ResultAssembly(plan: plan)
    let results = chosen.map { number in
      assembly.result(
        of: hello.benchmarks[number], records: records[number] ?? [], failure: failures[number])
    }
    return Outcome(results: results, completeness: completeness, metrics: metrics.used(by: results))
  }

  private func launch(_ script: LaunchScript, hello: WorkerHello) throws(WorkerFailure) -> LaunchRecord {
    let worker = try launcher.launch(declaring: hello)
    do throws(WorkerFailure) {
      return try script.run(on: worker)
    } catch {
      worker.abandon()
      throw error
    }
  }

  /// The benchmarks' numbers in the order of their turns; a benchmark's launches are numbered as they come.
  private func launchOrder(of numbers: [Int]) -> [Int] {
    var turns = numbers.flatMap { Array(repeating: $0, count: plan.launches) }
    var generator = SplitMix64(seed: plan.seed)
    generator.shuffle(&turns)
    return turns
  }
}
