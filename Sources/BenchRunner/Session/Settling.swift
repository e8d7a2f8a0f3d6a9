/// Whether laps have settled: whether the workers of a round are warm.
///
/// Workers are warmed in steps of a quarter of a batch, all of them by as many, until no worker's best lap has become
/// faster by more than a hundredth from one step to the next; by two steps at least and by two batches at most. A body
/// that is warm from the start pays a half of a batch so, where a fixed warm-up paid two.
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
  ///   - wanted: how many iterations the benchmark is to be warmed by, as far as they fit into a batch.
  init(cut: BatchLaps, wanted: Int) {
    laps = max(cut.laps / Self.stepsOfBatch, 1)
    iterationsOfStep = laps * cut.iterations
    wantedIterations = min(wanted, cut.laps * cut.iterations)
    mostSteps = max(2 * cut.laps / laps, Self.fewestSteps)
  }

  private static let stepsOfBatch = 4
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
