import BenchFormats
import BenchModel
import BenchRunner
import CommandLineTool
import Glibc
import ToolFiles

extension RunCommand {
  /// Both sides of a session; the policy is read before anything is measured, so that a faulty one costs no time.
  func sides(of session: SessionOptions, _ interruption: Interruption) throws(ToolError) -> SessionSides {
    switch session.baseline {
    case .worker(let arguments):
      return SessionSides(
        subjects: Sides(baseline: Subject(program: .worker(arguments)), current: try subject()),
        policy: try PolicySource.load(nil))
    case .commands:
      let baseline = options.commands?.baseline ?? []
      return SessionSides(
        subjects: Sides(
          baseline: Subject(program: .commands(baseline), warmupRuns: options.warmupRuns), current: try subject()),
        policy: try PolicySource.load(nil))
    case .itself:
      let subject = try subject()
      return SessionSides(subjects: Sides(baseline: subject, current: subject), policy: try PolicySource.load(nil))
    case .reference(let name): return try sides(of: name, interruption)
    }
  }

  /// Another commit beside the working tree, both built; the policy is that of the commit, since a change under review
  /// must not relax its own gate.
  private func sides(
    of reference: String, _ interruption: Interruption
  ) throws(ToolError) -> SessionSides {
    let children = ChildProcessSet(interruptedBy: interruption.descriptor)
    let checkout = try rethrowing(try Checkout.make(of: reference, environment: environment, children: children)) {
      (error: CheckoutError) in toolError(error, interruption, doing: "--against \(reference)")
    }
    do throws(ToolError) {
      let name = "\(reference) (\(checkout.commit.prefix(12)))"
      let policy = try PolicySource.load(in: checkout.directory, named: "\(PolicySource.usualPath) of \(name)")
      let baseline = try sidePlan(in: checkout.directory, of: name)
      let current = try sidePlan(in: nil, of: "the working tree")
      try build(baseline, in: checkout.directory, named: name, children, interruption)
      try build(current, in: nil, named: "the working tree", children, interruption)
      try refuseOneProgram(Sides(baseline: baseline.subject, current: current.subject), named: name)
      return SessionSides(
        subjects: Sides(baseline: baseline.subject, current: current.subject), checkout: checkout,
        commits: Sides(
          baseline: checkout.commit,
          current: Checkout.currentCommit(environment: environment, children: children)),
        policy: policy)
    } catch {
      checkout.remove()
      throw error
    }
  }

  /// A worker that is one file on both sides measures nothing of the change, however its path is written.
  private func refuseOneProgram(_ subjects: Sides<Subject>, named name: String) throws(ToolError) {
    guard case .worker(let before) = subjects.baseline.program, case .worker(let after) = subjects.current.program
    else { return }
    let sides = Sides(
      baseline: SidePrograms.Side(arguments: before, directory: subjects.baseline.directory),
      current: SidePrograms.Side(arguments: after, directory: subjects.current.directory))
    switch SidePrograms(sides, searchPath: environment["PATH"] ?? "") {
    case .different: break
    case .one(let path):
      throw ToolError(
        .incomplete,
        "the worker \(path) is one and the same file in \(name) and in the working tree, so nothing of the change would be "
          + "measured: name it in \(Self.suiteFile) by a path inside the folder that is no link out of it")
    case .copies(let path):
      try? StandardStream.error.write(
        ("bench-run: warning: the worker \(path) has the same bytes in \(name) and in the working tree: unless something "
          + "that it loads differs, there is nothing but noise to measure").printable + "\n")
    }
  }

  /// What builds and runs a side: by its own suite file, unless the command line names something for both.
  private func sidePlan(in directory: String?, of name: String) throws(ToolError) -> SidePlan {
    if options.suite != nil { throw ToolError(.usage, Self.sameOnBothSides) }
    if let worker = options.worker?.first, worker.hasPrefix("/") {
      throw ToolError(
        .usage, "--worker \(worker) is the same file on both sides; with --against name it by a path inside the folder")
    }
    if var subject = try subjectOfOptions() {
      subject.directory = directory
      return SidePlan(build: options.worker.flatMap { packageBuild(of: $0, in: directory) }, subject: subject)
    }
    guard let file = try suiteFile(in: directory) else {
      throw ToolError(
        directory == nil ? .configuration : .incomplete,
        "\(name) has no \(Self.suiteFile), which says how it is built and run: \(SuiteFile.example)")
    }
    let program: Subject.Program
    var worker: [String]?
    switch file.subject {
    case .worker(let arguments), .named(_, built: let arguments?):
      program = .worker(arguments)
      worker = arguments
    case .named(_, built: nil):
      throw ToolError(.configuration, "\(Self.suiteFile) of \(name): \(Self.sameOnBothSides)")
    case .commands(let commands): program = .commands(commands.map(\.measured))
    }
    return SidePlan(
      build: file.build.map { BuildStep(arguments: $0) } ?? worker.flatMap { packageBuild(of: $0, in: directory) },
      subject: Subject(program: program, directory: directory, warmupRuns: options.warmupRuns))
  }

  /// The build of a worker that stands where a Swift package puts what it builds.
  private func packageBuild(of worker: [String], in directory: String?) -> BuildStep? {
    let isPackage = access((directory.map { "\($0)/" } ?? "") + "Package.swift", F_OK) == 0
    return isPackage ? BuildStep(swiftPackageOf: worker) : nil
  }

  private static let sameOnBothSides =
    "a suite beside this tool is the same on both sides; name a \"worker\" that is built in the folder"

  private func build(
    _ plan: SidePlan, in directory: String?, named name: String, _ children: ChildProcessSet,
    _ interruption: Interruption
  ) throws(ToolError) {
    guard let build = plan.build else { return }
    makeProgressLine().announce(building: name)
    try rethrowing(try build.run(in: directory, environment: environment, children: children)) {
      (error: CheckoutError) in toolError(error, interruption, doing: "\(name) cannot be built")
    }
  }

  /// What a program printed comes first, so that the reason is the last line.
  private func toolError(
    _ error: CheckoutError, _ interruption: Interruption, doing what: String
  ) -> ToolError {
    for line in error.output?.split(separator: "\n", omittingEmptySubsequences: false) ?? [] {
      try? StandardStream.error.write("  \(String(line).printable)\n")
    }
    switch error {
    case .interrupted: return ToolError(.signal(interruption.signal ?? 2), error.message)
    case .failed: return ToolError(.incomplete, "\(what): \(error.message)")
    case .noFolder: return ToolError(.cannotCreate, "\(what): \(error.message)")
    case .noRepository, .unknownReference, .cannotRun: return ToolError(.noInput, "\(what): \(error.message)")
    }
  }
}
