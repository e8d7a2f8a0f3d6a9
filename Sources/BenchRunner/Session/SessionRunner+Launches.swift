import BenchModel
import WorkerProtocol

/// The workers of a round, and of a benchmark that only one side has.
extension SessionRunner {
  /// Starts both workers of a round at the same time; nothing is left of the one if the other fails.
  func launch(
    _ order: [BenchmarkRun.SessionMembership.Side], _ hellos: Sides<WorkerHello>, hashSeed: UInt32
  ) throws(SideFailure) -> RoundScript.Workers {
    let first = try start(order[0], hashSeed: hashSeed)
    let second: StartedWorker
    do throws(SideFailure) {
      second = try start(order[1], hashSeed: hashSeed)
    } catch {
      first.abandon()
      throw error
    }
    let greeted: any WorkerConnection
    do throws(SideFailure) {
      greeted = try greet(first, order[0], hellos)
    } catch {
      second.abandon()
      throw error
    }
    do throws(SideFailure) {
      let other = try greet(second, order[1], hellos)
      return order[0] == .baseline
        ? Sides(baseline: greeted, current: other) : Sides(baseline: other, current: greeted)
    } catch {
      greeted.abandon()
      throw error
    }
  }

  private func start(
    _ side: BenchmarkRun.SessionMembership.Side, hashSeed: UInt32
  ) throws(SideFailure) -> StartedWorker {
    try rethrowing(try launchers[side].start(hashSeed: hashSeed)) { (error: WorkerFailure) in
      SideFailure(side: side, failure: error)
    }
  }

  private func greet(
    _ worker: StartedWorker, _ side: BenchmarkRun.SessionMembership.Side, _ hellos: Sides<WorkerHello>
  ) throws(SideFailure) -> any WorkerConnection {
    try rethrowing(try worker.greet(declaring: hellos[side])) { (error: WorkerFailure) in
      SideFailure(side: side, failure: error)
    }
  }

  /// A launch of the current side with nobody beside it, moments before the round or after it.
  func alone(
    _ script: LaunchScript, by roundPlan: RoundPlan, _ hellos: Sides<WorkerHello>, hashSeed: UInt32
  ) throws(SideFailure) -> TimedLaunch {
    let worker = try greet(try start(.current, hashSeed: hashSeed), .current, hellos)
    do throws(WorkerFailure) {
      return try script.run(alone: worker, by: roundPlan)
    } catch {
      worker.abandon()
      throw SideFailure(side: .current, failure: error)
    }
  }

  /// What only one side has is measured by itself, in as few launches as an interval needs: it shows that the benchmark
  /// works and what it costs, and there is nothing to judge it by.
  func runAlone(
    _ hello: WorkerHello, on side: BenchmarkRun.SessionMembership.Side, isStopped: Bool,
    isChosen: (BenchmarkID) -> Bool
  ) -> SuiteRunner.Outcome {
    var plan = plan
    plan.launches = isStopped ? 0 : min(plan.launches, Self.launchesAlone)
    let runner = SuiteRunner(launcher: launchers[side], plan: plan, operations: operations, report: report)
    return runner.run(hello: hello, isChosen: isChosen)
  }

  private static let launchesAlone = 3
}
