import BenchComparison
import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles

/// `bench-run --bisect`: both ends measured → commits in between, halved → the first slow one.
struct BisectCommand {
  let options: BisectOptions
  let environment: [String: String]
  let interruption = Interruption()

  func run() throws(ToolError) -> ExitStatus {
    let repository = try checkout("the commits cannot be found") { () throws(CheckoutError) in
      try GitRepository(environment: environment, children: ChildProcessSet(interruptedBy: interruption.descriptor))
    }
    let ends = try checkout("the commits cannot be found") { () throws(CheckoutError) in
      _ = try repository.topLevel()
      return (good: try repository.commit(options.good), bad: try repository.commit(options.bad))
    }
    let chain = try checkout("the commits cannot be listed") { () throws(CheckoutError) in
      try repository.chain(from: ends.good, to: ends.bad)
    }
    guard let chain else {
      throw ToolError(
        .usage,
        "\(options.bad.printable) does not follow \(options.good.printable) along first parents: name two commits of one "
          + "branch, the older one as --good")
    }
    let good = try side(of: ends.good, in: repository)
    defer { good.remove() }
    let bad = try side(of: ends.bad, in: repository)
    defer { bad.remove() }
    let whole = try compare(good, bad, policy: .plain())
    guard let slowdown = Slowdown(of: options.benchmark, in: whole) else {
      say("'\(options.benchmark)' is not slower in \(ends.bad.prefix(12)): \(whole.gate.headline)")
      return whole.gate.outcome == .incomplete ? .incomplete : .undecided
    }
    say("\(slowdown.text) from \(ends.good.prefix(12)) to \(ends.bad.prefix(12)), \(chain.count) commits")
    let search = try search(chain, from: good, for: slowdown, in: repository)
    return try conclude(search, slowdown, repository)
  }

  private func search(
    _ chain: [String], from good: BisectSide, for slowdown: Slowdown, in repository: GitRepository
  ) throws(ToolError) -> CommitSearch {
    var search = CommitSearch(chain)
    // Half of the change on logarithms lies as far from what is fast as from what is slow.
    let tolerance = Tolerance(relative: (1 + slowdown.change).squareRoot() - 1, floor: nil)
    let policy = PolicySource.plain([
      ToleranceRule(
        benchmark: nil, metric: slowdown.metric.name, statistic: nil, tolerance: tolerance, origin: "half of the change"
      )
    ])
    while let commit = search.next {
      let (answer, reason) = try answer(of: commit, against: good, slowdown, policy, repository)
      search.tell(answer)
      say("\(commit.prefix(12)) \(reason); \(search.left) left")
    }
    return search
  }

  /// What a commit is, and why.
  private func answer(
    of commit: String, against good: BisectSide, _ slowdown: Slowdown, _ policy: PolicySource,
    _ repository: GitRepository
  ) throws(ToolError) -> (CommitSearch.Answer, String) {
    do throws(ToolError) {
      let side = try side(of: commit, in: repository)
      defer { side.remove() }
      let comparison = try compare(good, side, policy: policy)
      let row = comparison.rows.first {
        $0.id == slowdown.id && $0.metric?.name == slowdown.metric.name && $0.role == .deciding
      }
      let text = row?.change.map { DecimalText.signedPercent($0.value) } ?? "nothing compared"
      switch row?.verdict {
      case .regressed: return (.slow, "is slow (\(text))")
      case .noRegression, .improved: return (.fast, "is fast (\(text))")
      default: return (.untold, "tells nothing (\(text))")
      }
    } catch {
      if case .signal = error.status { throw error }
      return (.untold, "tells nothing: \(error.message)")
    }
  }

  private func compare(
    _ good: BisectSide, _ other: BisectSide, policy: PolicySource
  ) throws(ToolError) -> Comparison {
    let (session, command) = (options.session, command)
    let sides = SessionSides(
      subjects: Sides(baseline: good.subject, current: other.subject),
      commits: Sides(baseline: good.commit, current: other.commit), policy: policy)
    let ready = try command.makeReady(sides, interruption)
    let files = SessionFiles(folder: folder, ignoresItself: options.outputFolder == nil)
    try files.prepare(inputs: sides.inputs)
    let measured = try command.measure(sides, ready, session, files)
    if let signal = interruption.signal { throw ToolError(.signal(signal), "stopped before the commit was found") }
    return try RunComparison.compare(measured.runs, keptIn: files.paths, policy: policy)
  }
}
