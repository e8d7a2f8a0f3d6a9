import BenchModel

/// Where the launches of each of several runs stand among those of all: files follow each other in time.
struct LaunchPlaces: Sendable {
  private let processOffsets: [Int]
  private let orderOffsets: [Int]
  private let momentOffsets: [Int]
  private let pairsFiles: Bool
  private let keepsRounds: Bool

  init(_ runs: [BenchmarkRun], pairsFiles: Bool, keepsRounds: Bool) {
    var processes = 0
    var launches = 0
    var moments = 0
    var offsets: (process: [Int], order: [Int], moment: [Int]) = ([], [], [])
    for run in runs {
      offsets.process.append(processes)
      offsets.order.append(launches)
      offsets.moment.append(moments)
      let samples = run.results.lazy.flatMap(\.samples)
      // A file without launches was a process all the same. Sums may wrap: any number may stand in a file.
      processes &+= Swift.max(1, (samples.compactMap { $0.process.max() }.max() ?? 0) &+ 1)
      launches &+= Swift.max(1, (samples.compactMap { $0.order.max() }.max() ?? 0) &+ 1)
      moments &+= Swift.max(1, (samples.compactMap { $0.moment?.max() }.max() ?? 0) &+ 1)
    }
    (processOffsets, orderOffsets, momentOffsets) = offsets
    self.pairsFiles = pairsFiles
    self.keepsRounds = keepsRounds
  }

  func process(_ process: Int, part: Int) -> Int { process &+ processOffsets[part] }

  func order(_ order: Int, part: Int) -> Int { order &+ orderOffsets[part] }

  /// The moment of a launch: a file is a moment, unless it tells several apart; nil where rounds ran together.
  func moment(_ moment: Int?, part: Int) -> Int? {
    pairsFiles || keepsRounds ? nil : (moment ?? 0) &+ momentOffsets[part]
  }

  /// The round of a launch: that of its file where files are paired, its own where all files are of one session, and
  /// else just its number, since nothing ran beside it.
  func round(_ round: Int, part: Int, number: Int) -> Int {
    if pairsFiles { return part }
    return keepsRounds ? round : number
  }
}
