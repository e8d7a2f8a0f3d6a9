import BenchModel
import WorkerProtocol

/// What a session has measured of one benchmark so far.
struct BenchmarkProgress {
  let benchmark: SessionBenchmark
  private(set) var records = Sides<[LaunchRecord]>(baseline: [], current: [])
  private(set) var roundPlan: RoundPlan?
  /// The launches of the current side that had no other worker beside them.
  private(set) var alone: [TimedLaunch] = []
  /// What ended it before its time.
  var failure: SideFailure?
  /// Whether its verdict is known, so that no further round is needed.
  var isDecided = false
  /// About how many rounds it needs in all, by its last look; nil before the first one.
  var roundsNeeded: Double?
  /// What its rounds have taken together, in nanoseconds; zero where nobody measures it.
  var nanoseconds = 0.0

  init(_ benchmark: SessionBenchmark) {
    self.benchmark = benchmark
  }

  /// Whether it gets a further round.
  var isPending: Bool { failure == nil && !isDecided && benchmark.skipReason == nil }

  /// How many rounds it has had.
  var rounds: Int { records.current.count }

  /// What a round of it takes.
  var nanosecondsEach: Double { rounds == 0 ? 0 : nanoseconds / Double(rounds) }

  /// What is left of its rounds is expected to take, up to its next look at least.
  ///
  /// A spread of few rounds is known to a factor: a single disturbed one among four asks for hundreds. Nothing is taken
  /// to need more than four times the rounds that it had.
  func nanosecondsExpected(toNextLook wanted: Int) -> Double {
    let needed = min(roundsNeeded ?? 0, 4 * Double(rounds))
    return nanosecondsEach * max(needed - Double(rounds), Double(wanted))
  }

  /// Whether it measures itself and states neither a time nor a rate, so that nothing is disturbed where both sides do
  /// so at the same time; false before its first round.
  var statesNoTimes: Bool {
    let defined = records.current.last?.definedMetrics ?? []
    return !defined.isEmpty && defined.allSatisfy { ![.nanoseconds, .perSecond].contains($0.unit) }
  }

  /// Takes in a round, which is whole on both sides.
  mutating func add(_ round: RoundScript.Outcome) {
    records.baseline.append(round.records.baseline)
    records.current.append(round.records.current)
    roundPlan = round.roundPlan
  }

  /// Takes in a launch of the current side that had no other worker beside it.
  mutating func add(alone launch: TimedLaunch) {
    alone.append(launch)
  }

  /// What the launches without another worker gave; nil where there was none.
  func resultAlone(plan: RunPlan) -> BenchmarkResult? {
    if alone.isEmpty { return nil }
    return ResultAssembly(plan: plan).result(of: benchmark.declaration, records: alone.map { .timed($0) }, failure: nil)
  }

  /// Adds the metrics of its last round to those of the session.
  func define(in definitions: inout Sides<MetricDefinitions>) throws(SideFailure) {
    for side in BenchmarkRun.SessionMembership.Side.allCases {
      try rethrowing(try definitions[side].add(records[side].last?.definedMetrics ?? [])) {
        (error: WorkerFailure) in SideFailure(side: side, failure: error)
      }
    }
  }

  /// What became of it on one side: a side that failed has failed, and the other keeps its rounds.
  func result(of side: BenchmarkRun.SessionMembership.Side, plan: RunPlan) -> BenchmarkResult {
    let declaration = benchmark.declaration
    if let failure, failure.side != side, records[side].isEmpty {
      let reason = "the \(failure.side.rawValue) side failed in the first round: \(failure.failure.failure.reason)"
      return BenchmarkResult(
        id: declaration.id, status: .skipped, failure: Failure(kind: .skipped, reason: reason),
        relativeTo: declaration.relativeTo)
    }
    if let reason = benchmark.skipReason {
      return BenchmarkResult(
        id: declaration.id, status: .skipped, failure: Failure(kind: .skipped, reason: reason),
        relativeTo: declaration.relativeTo)
    }
    return ResultAssembly(plan: plan).result(
      of: declaration, records: records[side], failure: failure?.side == side ? failure?.failure.failure : nil)
  }
}
