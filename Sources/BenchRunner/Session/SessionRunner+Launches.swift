import BenchModel
import WorkerProtocol

/// The workers of a round.
extension SessionRunner {
  /// Starts both workers of a round; nothing is left of the first one if the second one fails.
  func launch(
    _ order: [BenchmarkRun.SessionMembership.Side], _ hellos: Sides<WorkerHello>, hashSeed: UInt32
  ) throws(SideFailure) -> RoundScript.Workers {
    let first = try launch(order[0], hellos, hashSeed: hashSeed)
    do throws(SideFailure) {
      let second = try launch(order[1], hellos, hashSeed: hashSeed)
      return order[0] == .baseline
        ? Sides(baseline: first, current: second) : Sides(baseline: second, current: first)
    } catch {
      first.abandon()
      throw error
    }
  }

  private func launch(
    _ side: BenchmarkRun.SessionMembership.Side, _ hellos: Sides<WorkerHello>, hashSeed: UInt32
  ) throws(SideFailure) -> any WorkerConnection {
    try rethrowing(try launchers[side].launch(declaring: hellos[side], hashSeed: hashSeed)) { (error: WorkerFailure) in
      SideFailure(side: side, failure: error)
    }
  }

  /// A launch of the current side with nobody beside it, moments before the round or after it.
  func alone(
    _ script: LaunchScript, by roundPlan: RoundPlan, _ hellos: Sides<WorkerHello>, hashSeed: UInt32
  ) throws(SideFailure) -> TimedLaunch {
    let worker = try launch(.current, hellos, hashSeed: hashSeed)
    do throws(WorkerFailure) {
      return try script.run(alone: worker, by: roundPlan)
    } catch {
      worker.abandon()
      throw SideFailure(side: .current, failure: error)
    }
  }
}
