import BenchComparison
import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles
import WorkerProtocol

/// Watches a session for the moment at which a benchmark is decided or its time is over.
struct SessionWatch {
  /// After how many rounds there is a look; nil where every benchmark gets all rounds.
  let looks: [Int]?
  /// The same for the runner.
  let stoppingRule: StoppingRule

  init(_ options: SessionOptions, plan: RunPlan, _ sides: SessionSides, _ ready: ReadySides) {
    let looks = options.isUntilDecided ? SessionLooks.looks(rounds: plan.launches) : nil
    self.looks = looks
    let isOfSuite = sides.subjects.current.isSuite
    stoppingRule = StoppingRule(
      looks: looks ?? [], leastRounds: isOfSuite ? Self.leastRoundsOfSuite : 1, nanosecondsLeft: options.timeLeft()
    ) { rounds in
      var runs = Self.runs(
        of: rounds, suite: ready.hellos.current.suite, plan: plan, looks: looks, trailers: sides.trailers)
      runs.baseline = runs.baseline.with(names: ready.formerNames)
      // A fault of the policy or of a run is the business of the comparison at the end, which names it.
      return (try? RunComparison.outlook(of: runs, policy: sides.policy)) ?? SessionOutlook()
    }
  }

  /// As many as there are before the first look: a start of a suite takes so long that a budget may hold fewer, and two
  /// rounds that are judged as launches called 23 % slower what had not changed (pytest-benchmark at load 24).
  private static let leastRoundsOfSuite = 4

  /// The rounds so far as the two runs of a session.
  static func runs(
    of rounds: RoundsSoFar, suite: String, plan: RunPlan? = nil, looks: [Int]?, trailers: [CommitTrailer] = []
  ) -> Sides<BenchmarkRun> {
    let run = { (side: BenchmarkRun.SessionMembership.Side) in
      let results = rounds.results[side]
      return BenchmarkRun(
        id: side.rawValue, session: .init(id: "session", side: side, looks: looks, trailers: trailers),
        suite: suite, plan: plan,
        environment: RunEnvironment(), metrics: rounds.metrics[side], results: results)
    }
    return Sides(baseline: run(.baseline), current: run(.current))
  }
}
