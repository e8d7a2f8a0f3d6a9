import BenchModel

/// What both sides do in each round of one benchmark.
///
/// Its first round finds it, and all others keep to it.
///
/// One plan for both sides and all rounds: what a batch costs beside its iterations, and what a body does only now and
/// then, is then shared out alike everywhere.
struct RoundPlan: Equatable {
  /// How many iterations a batch has.
  let iterations: Int
  /// The laps of a batch.
  let cut: BatchLaps
  /// How many batches a side has in a round.
  let pairs: Int
  /// How many operations are timed singly after each batch; 0 where there is no such pass.
  let operations: Int
  /// Over how many iterations counts are taken that are to repeat exactly.
  let countedIterations: Int
  /// How many iterations a probe counts over.
  let probeIterations: Int
}

extension RoundPlan {
  /// Plans rounds from the costs, in nanoseconds per iteration, that the first pair of batches had.
  ///
  /// Operations are timed singly only where that costs less than half of a batch, and an iteration that is longer than
  /// a batch is measured by fewer pairs, but always by one.
  init(iterations: Int, operationsPerLap: Int, wantedOperations: Int, costs: Sides<Double>, plan: RunPlan) {
    let slower = max(costs.baseline, costs.current, 1e-3)
    let planned = Self.pairs(of: plan)
    let affordable = Int(min(plan.launchNanoseconds / slower, Double(planned)))
    let pairs = iterations == 1 ? max(1, affordable) : planned
    let perPair = LaunchScript.parts(of: wantedOperations, each: pairs * plan.launches)
    let brief = Int(min(plan.batchNanoseconds / 2 / slower, 1e6))
    self.init(
      iterations: iterations, cut: BatchLaps(iterations: iterations, batchNanoseconds: plan.batchNanoseconds),
      pairs: pairs, operations: operationsPerLap == 1 ? min(perPair, brief) : 0,
      countedIterations: LaunchScript.countedIterations(cost: slower),
      probeIterations: LaunchScript.probeIterations(cost: slower, limit: plan.launchNanoseconds))
  }

  /// How many pairs of batches a round has where an iteration is no longer than a batch.
  static func pairs(of plan: RunPlan) -> Int {
    Int(min(max((plan.launchNanoseconds / max(plan.batchNanoseconds, 1)).rounded(), 1), 1e6))
  }
}
