import BenchFormats
import BenchModel
import BenchRunner
import CommandLineTool
import Glibc
import ToolFiles

/// The sides of a session against a commit: what was committed, and the working tree beside it.
extension RunCommand {
  /// Another commit beside the working tree, both built; the policy is that of the commit, since a change under review
  /// must not relax its own gate.
  ///
  /// The commit is built first, before any program of the working tree has run.
  func sides(against request: BaseRequest, _ interruption: Interruption) throws(ToolError) -> SessionSides {
    let children = ChildProcessSet(interruptedBy: interruption.descriptor)
    let failing = { (error: CheckoutError) in
      toolError(error, interruption, doing: request.trouble)
    }
    let repository = try rethrowing(
      try GitRepository(environment: environment, children: children), as: failing)
    // Asked first, since it tells a folder of no repository from a name of no commit.
    _ = try rethrowing(try repository.topLevel(), as: failing)
    let commit = try rethrowing(try repository.commit(request.reference), as: failing)
    let name = request.name ?? "\(request.reference) (\(commit.prefix(12)))"
    var baseline = try sidePlan(of: commit, named: name, in: repository, failing)
    let base = try built(
      baseline,
      CheckoutBuilder.Wish(
        commit: commit, build: baseline.build, machine: MachineKey.key(of: MachineFacts().environment()),
        change: request.change), for: request, named: name, children, interruption)
    baseline.subject.directory = base.directory
    do throws(ToolError) {
      let policy = try PolicySource.load(in: base.directory, named: "\(PolicySource.usualPath) of \(name)")
      let current = try sidePlanOfWorkingTree()
      try build(current, request, children, interruption)
      return SessionSides(
        subjects: Sides(baseline: baseline.subject, current: current.subject), checkout: base,
        commits: Sides(
          baseline: commit, current: Checkout.currentCommit(environment: environment, children: children)),
        trailers: try rethrowing(try repository.trailers(since: commit), as: failing), policy: policy)
    } catch {
      base.remove()
      throw error
    }
  }

  /// A commit, checked out and built, or found as it was built before.
  func built(
    _ plan: SidePlan, _ wish: CheckoutBuilder.Wish, for request: BaseRequest, named name: String,
    _ children: ChildProcessSet, _ interruption: Interruption
  ) throws(ToolError) -> BuiltCheckout {
    let steps = StepLog(command: self, isShown: request.isOfGate)
    let builder = CheckoutBuilder(
      environment: environment, children: children, cache: request.cache,
      programs: { directory in
        var subject = plan.subject
        subject.directory = directory
        return subject.inputs
      }, announce: { if let build = plan.build { steps.announce(building: name, by: build) } },
      watch: steps.watch(building: name), note: steps.note)
    defer { steps.clear() }
    let base = try rethrowing(try builder.make(wish)) { (error: CheckoutError) in
      let isOfBuild = plan.build.map(error.isOf) ?? false
      return toolError(
        error, interruption, doing: isOfBuild ? "\(name) cannot be built" : request.trouble,
        withoutProgram: isOfBuild ? request.statusWithoutBuild : .noInput)
    }
    steps.finish(name, base.source, wasBuilt: plan.build != nil)
    return base
  }

  func build(
    _ plan: SidePlan, _ request: BaseRequest, _ children: ChildProcessSet, _ interruption: Interruption
  ) throws(ToolError) {
    guard let build = plan.build else { return }
    let name = "the working tree"
    let steps = StepLog(command: self, isShown: request.isOfGate)
    steps.announce(building: name, by: build)
    defer { steps.clear() }
    try rethrowing(
      try build.run(in: nil, environment: environment, children: children, watch: steps.watch(building: name))
    ) { (error: CheckoutError) in
      toolError(
        error, interruption, doing: "\(name) cannot be built", failing: request.ownFailure,
        withoutProgram: request.ownStatusWithoutBuild)
    }
    steps.finish(name, .temporary, wasBuilt: true)
  }

  /// A worker that is one file on both sides measures nothing of the change, however its path is written.
  func refuseOneProgram(_ subjects: Sides<Subject>, named name: String, warning: Bool) throws(ToolError) {
    guard let before = subjects.baseline.arguments, let after = subjects.current.arguments else { return }
    let noun = subjects.current.noun
    let sides = Sides(
      baseline: SidePrograms.Side(arguments: before, directory: subjects.baseline.directory),
      current: SidePrograms.Side(arguments: after, directory: subjects.current.directory))
    switch SidePrograms(sides, searchPath: environment["PATH"] ?? "") {
    case .different: break
    case .one(let path):
      throw ToolError(
        .incomplete,
        "the \(noun) \(path) is one and the same file in \(name) and in the working tree, so nothing of the change would be "
          + "measured: name it in \(Self.suiteFile) by a path inside the folder that is no link out of it")
    case .copies(let path):
      guard warning else { return }
      try? StandardStream.error.write(
        ("bench-run: warning: the \(noun) \(path) has the same bytes in \(name) and in the working tree: unless something "
          + "that it loads differs, there is nothing but noise to measure").printable + "\n")
    }
  }

  /// What a program printed comes first, so that the reason is the last line.
  func toolError(
    _ error: CheckoutError, _ interruption: Interruption, doing what: String, failing status: ExitStatus = .incomplete,
    withoutProgram absent: ExitStatus = .noInput
  ) -> ToolError {
    for line in error.output?.split(separator: "\n", omittingEmptySubsequences: false) ?? [] {
      try? StandardStream.error.write("  \(String(line).printable)\n")
    }
    switch error {
    case .interrupted: return ToolError(.signal(interruption.signal ?? 2), error.message)
    case .failed: return ToolError(status, "\(what): \(error.message)")
    case .submoduleNotFetched: return ToolError(.incomplete, "\(what): \(error.message)")
    case .noBase(let absence):
      let fetch = absence.fetch.map { "; fetch it with: \($0.map(\.shellWord).joined(separator: " "))" } ?? ""
      return ToolError(.incomplete, absence.sentence + fetch)
    case .noFolder: return ToolError(.cannotCreate, "\(what): \(error.message)")
    case .cannotRun: return ToolError(absent, "\(what): \(error.message)")
    case .noRepository, .unknownReference: return ToolError(.noInput, "\(what): \(error.message)")
    }
  }
}

extension GitRepository {
  /// What the commits that the base lacks say of the change's performance.
  fileprivate func trailers(since base: String) throws(CheckoutError) -> [CommitTrailer] {
    try messages(from: base, to: "HEAD").flatMap { commit, message in
      ChangeTrailers.told(by: CommitTrailers(of: message, commit: commit).all)
    }
  }
}

extension CheckoutError {
  /// Whether it is about a build, and not about what precedes it.
  fileprivate func isOf(_ build: BuildStep) -> Bool {
    switch self {
    case .failed(let command, _, _): command == build.line
    case .cannotRun(let program, _): program == build.arguments[0]
    default: false
    }
  }
}

extension BuildStep {
  /// As it stands in messages.
  var line: String { arguments.joined(separator: " ") }
}
