import BenchModel
import BenchRunner
import CommandLineTool
import WorkerProtocol

/// What a runner gave, with what the runs made of it say of the machine and of the moment they began.
struct Recording<Outcome> {
  let outcome: Outcome
  private let environment: RunEnvironment
  private let secondsSinceEpoch: Int

  /// Lets a runner measure, and looks at the machine before and after.
  init(showing progress: ProgressLine, _ measure: () -> Outcome) {
    let facts = MachineFacts()
    var environment = facts.environment()
    secondsSinceEpoch = ProcessSurroundings.secondsSinceEpoch()
    outcome = measure()
    progress.clear()
    environment.loadAtEnd = facts.loadAverage()
    self.environment = environment
  }

  /// A name that no other run and no other session has.
  private func makeIdentity() -> String { RunIdentity.make(secondsSinceEpoch: secondsSinceEpoch) }

  private var startedAt: String { Timestamp.text(secondsSinceEpoch: secondsSinceEpoch) }
}

extension Recording where Outcome == SuiteRunner.Outcome {
  /// The run of a suite; `hello` is what its worker says of itself, if it has one, and `commit` what is checked out.
  func run(
    of suite: String, hello: WorkerHello? = nil, plan: RunPlan, commit: String? = nil
  ) -> BenchmarkRun {
    var environment = environment
    environment.commit = commit
    if let hello { environment.describe(hello) }
    return BenchmarkRun(
      id: makeIdentity(), startedAt: startedAt, suite: suite, completeness: outcome.completeness, plan: plan,
      environment: environment, metrics: outcome.metrics, results: outcome.results)
  }
}

extension Recording where Outcome == SessionRunner.Outcome {
  /// The two runs of a session, which share its identifier and nothing else that names them.
  func runs(
    of hellos: Sides<WorkerHello>, plan: RunPlan, commits: Sides<String?> = Sides(baseline: nil, current: nil),
    trailers: [CommitTrailer] = [], looks: [Int]?
  ) -> Sides<BenchmarkRun> {
    let session = makeIdentity()
    let run = { (side: BenchmarkRun.SessionMembership.Side) in
      var environment = environment
      environment.describe(hellos[side])
      environment.commit = commits[side]
      return BenchmarkRun(
        id: makeIdentity(), startedAt: startedAt,
        session: membership(of: side, in: session, looks: looks, trailers: trailers),
        suite: hellos[side].suite, completeness: outcome.completeness, plan: plan, environment: environment,
        metrics: outcome.metrics[side], results: outcome.results[side])
    }
    return Sides(baseline: run(.baseline), current: run(.current))
  }

  private func membership(
    of side: BenchmarkRun.SessionMembership.Side, in session: String, looks: [Int]?, trailers: [CommitTrailer]
  ) -> BenchmarkRun.SessionMembership {
    .init(
      id: session, side: side, looks: looks, isCut: looks != nil && outcome.isCut ? true : nil,
      trailers: trailers.isEmpty ? nil : trailers)
  }
}

extension RunEnvironment {
  /// Takes in what a worker says of its build; a command says nothing.
  fileprivate mutating func describe(_ hello: WorkerHello) {
    if hello.toolchain.isEmpty { return }
    toolchain = hello.toolchain
    optimised = hello.optimised
  }
}
