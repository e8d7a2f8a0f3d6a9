import BenchModel
import Testing

@testable import BenchRunner

@Suite("What a round has")
struct RoundPlanTests {
  private func plan(iterations: Int, cost: Double, operations: Int? = 500) -> RoundPlan {
    var plan = RunPlan.usual
    (plan.launches, plan.batchNanoseconds, plan.launchNanoseconds) = (75, 1.5e6, 18e6)
    return RoundPlan(
      iterations: iterations, operationsPerLap: 1, declaredOperations: operations,
      costs: Sides(baseline: cost, current: cost / 2), plan: plan)
  }

  @Test("Operations are timed for the percentiles of a round, whatever they cost beside a batch")
  func operations() {
    #expect(plan(iterations: 250, cost: 6e3).operations == 3)
    // Found short by the calibration and long by the first batches, as one that waits for a disk.
    let long = plan(iterations: 4, cost: 0.8e6)
    #expect(long.pairs == 12 && long.operations * long.pairs >= 20)
    for cost in [1.5e6, 3e6, 12e6] {
      let single = plan(iterations: 4, cost: cost)
      #expect(single.iterations == 1 && single.lapsAreOperations && single.operations == 0)
      #expect(single.pairs == Int(18e6 / cost))
    }
    #expect(!plan(iterations: 4, cost: 3e6, operations: 0).lapsAreOperations)
    #expect(plan(iterations: 4, cost: 0.8e6, operations: 0).operations == 0)
  }
}
