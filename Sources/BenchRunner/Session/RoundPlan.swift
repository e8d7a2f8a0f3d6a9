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
  /// Whether a lap of a batch is one operation, so that none need be timed singly.
  let lapsAreOperations: Bool
  /// How many operations are timed singly after each batch; 0 where there is no such pass.
  let operations: Int
  /// In how many of the first rounds they are.
  let operationRounds: Int
  /// Over how many iterations counts are taken that are to repeat exactly.
  let countedIterations: Int
  /// How many iterations a probe counts over.
  let probeIterations: Int
}

extension RoundPlan {
  /// Plans rounds from the costs, in nanoseconds per iteration, that the first pair of batches had.
  ///
  /// Operations are timed singly only where that costs less than half of a round, or where the twenty of a 95th
  /// percentile cost less than two, and not where the laps of batches are single operations by themselves. An iteration
  /// that is longer than a batch is measured by fewer pairs, but always by one; it may turn out to be so after a
  /// calibration that found it shorter, as one that waits for a disk.
  ///
  /// - Parameter declaredOperations: how many operations the benchmark asks for; nil where it does not say.
  init(iterations: Int, operationsPerLap: Int, declaredOperations: Int?, costs: Sides<Double>, plan: RunPlan) {
    let slower = max(costs.baseline, costs.current, 1e-3)
    let iterations = slower >= plan.batchNanoseconds ? 1 : iterations
    let planned = Self.pairs(of: plan)
    let affordable = Int(min(plan.launchNanoseconds / slower, Double(planned)))
    let pairs = iterations == 1 ? max(1, affordable) : planned
    let wanted = declaredOperations ?? min(plan.operations, Self.usualOperations)
    let cut = BatchLaps(iterations: iterations, batchNanoseconds: plan.batchNanoseconds)
    let lapsAreOperations = operationsPerLap == 1 && cut.iterations == 1 && wanted > 0
    let operations =
      operationsPerLap == 1 && !lapsAreOperations
      ? min(
        max(
          LaunchScript.parts(of: min(wanted, Self.operationsPerRound), each: pairs),
          LaunchScript.parts(of: wanted, each: pairs * plan.launches)),
        Self.affordableOperations(cost: slower, pairs: pairs, plan: plan)) : 0
    self.init(
      iterations: iterations, cut: cut, pairs: pairs, lapsAreOperations: lapsAreOperations, operations: operations,
      operationRounds: operations > 0 ? LaunchScript.parts(of: wanted, each: operations * pairs) : 0,
      countedIterations: LaunchScript.countedIterations(cost: slower),
      probeIterations: LaunchScript.probeIterations(cost: slower, limit: plan.launchNanoseconds))
  }

  private static func affordableOperations(cost: Double, pairs: Int, plan: RunPlan) -> Int {
    let brief = Int(min(plan.launchNanoseconds / 2 / Double(pairs) / cost, 1e6))
    let fewest = LaunchScript.parts(of: operationsOfPercentile, each: pairs)
    return Double(fewest * pairs) * cost <= 2 * plan.launchNanoseconds ? max(brief, fewest) : brief
  }

  /// A 95th percentile of a round needs so many.
  private static let operationsOfPercentile = 20
  /// In each round as many as its 95th percentile needs, which are 20, and in the four rounds that a session has at
  /// least as many as a 99th percentile of all of them needs, which are 100.
  private static let operationsPerRound = 25
  /// Where a benchmark does not say: those of nine rounds, of which the trimmed mean of percentiles is made.
  private static let usualOperations = 225

  /// How many pairs of batches a round has where an iteration is no longer than a batch.
  static func pairs(of plan: RunPlan) -> Int {
    Int(min(max((plan.launchNanoseconds / max(plan.batchNanoseconds, 1)).rounded(), 1), 1e6))
  }
}
