/// Whether laps have settled: whether the workers of a round are warm.
///
/// Workers are warmed in steps of an eighth of a round's laps, all of them by as many, until no worker's best lap has
/// become faster by more than a hundredth from one step to the next; by two steps at least and by twice a round's laps
/// at most.
struct Settling {
  /// How many laps a step has.
  let laps: Int
  private let iterationsOfStep: Int
  private let wantedIterations: Int
  private let mostSteps: Int
  /// The best lap of each worker so far, and in the step before.
  private var bests: [Double] = []
  private var steps = 0
  private var isStill = false

  /// - Parameters:
  ///   - cut: the laps of a batch.
  ///   - pairs: how many batches a side has in a round.
  ///   - wanted: how many iterations the benchmark is to be warmed by, as far as they fit into a round.
  init(cut: BatchLaps, pairs: Int, wanted: Int) {
    let ofRound = cut.laps * pairs
    laps = max(ofRound / Self.stepsOfRound, 1)
    iterationsOfStep = laps * cut.iterations
    wantedIterations = min(wanted, ofRound * cut.iterations)
    mostSteps = max(2 * ofRound / laps, Self.fewestSteps)
  }

  private static let stepsOfRound = 8
  private static let fewestSteps = 2
  /// Well above what the best laps of a warm body differ by, and well below a tolerance.
  private static let stillness = 0.01

  /// Whether no further step is needed.
  var isOver: Bool {
    steps >= mostSteps || (steps >= Self.fewestSteps && isStill && steps * iterationsOfStep >= wantedIterations)
  }

  /// Takes in the best lap that each worker had in a step.
  mutating func add(_ step: [Double]) {
    isStill = bests.count == step.count && zip(bests, step).allSatisfy { $1 >= $0 * (1 - Self.stillness) }
    bests = bests.count == step.count ? zip(bests, step).map { min($0, $1) } : step
    steps += 1
  }
}
