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
      let program: Subject.Program =
        options.harness?.baseline.map { .suite($0) } ?? .commands(options.commands?.baseline ?? [])
      return SessionSides(
        subjects: Sides(
          baseline: Subject(program: program, warmupRuns: options.warmupRuns), current: try subject()),
        policy: try PolicySource.load(nil))
    case .itself:
      let subject = try subject()
      return SessionSides(subjects: Sides(baseline: subject, current: subject), policy: try PolicySource.load(nil))
    case .reference(let name):
      let sides = try sides(against: BaseRequest(reference: name), interruption)
      do throws(ToolError) {
        try refuseOneProgram(sides.subjects, named: name, warning: true)
      } catch {
        sides.checkout?.remove()
        throw error
      }
      return sides
    }
  }

  /// What builds and runs the side of a commit, by what stands in its tree.
  func sidePlan(
    of commit: String, named name: String, in repository: GitRepository,
    _ failing: @escaping (CheckoutError) -> ToolError
  ) throws(ToolError) -> SidePlan {
    let prefix = try rethrowing(try repository.prefix(), as: failing)
    let file = { (path: String) throws(ToolError) in
      try rethrowing(try repository.file(prefix + path, at: commit), as: failing)
    }
    let isPackage = try file("Package.swift") != nil
    return try sidePlan(of: name, isPackage: isPackage, whereAbsent: .incomplete) { () throws(ToolError) in
      guard let bytes = try file(Self.suiteFile) else { return nil }
      return try rethrowing(try SuiteFile.read(bytes, source: "\(commit.prefix(12)):\(Self.suiteFile)")) {
        (error: FormatError) in ToolError(.configuration, error.description)
      }
    }
  }

  /// What builds and runs the side of the working tree.
  func sidePlanOfWorkingTree() throws(ToolError) -> SidePlan {
    try sidePlan(
      of: "the working tree", isPackage: access("Package.swift", F_OK) == 0, whereAbsent: .configuration
    ) { () throws(ToolError) in try suiteFile(in: nil) }
  }

  /// What builds and runs a side: by its own suite file, unless the command line names something for both.
  private func sidePlan(
    of name: String, isPackage: Bool, whereAbsent status: ExitStatus,
    suiteFile: () throws(ToolError) -> SuiteFile?
  ) throws(ToolError) -> SidePlan {
    if options.suite != nil { throw ToolError(.usage, Self.sameOnBothSides) }
    if let worker = options.worker?.first, worker.hasPrefix("/") {
      throw ToolError(
        .usage, "--worker \(worker) is the same file on both sides; with --against name it by a path inside the folder")
    }
    // A worker that stands where a Swift package puts what it builds is built by that.
    let packageBuild = { (worker: [String]) in isPackage ? BuildStep(swiftPackageOf: worker) : nil }
    let build = options.session?.build.map { BuildStep(arguments: $0) }
    if let subject = try subjectOfOptions() {
      let usual = options.harness?.suite.build.map { BuildStep(arguments: $0) }
      return SidePlan(build: build ?? options.worker.flatMap(packageBuild) ?? usual, subject: subject)
    }
    guard let file = try suiteFile() else {
      throw ToolError(
        status, "\(name) has no \(Self.suiteFile), which says how it is built and run: \(SuiteFile.example)")
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
    case .harness(let suite): program = .suite(try harnessed(suite, in: "\(Self.suiteFile) of \(name)"))
    }
    var usual: BuildStep?
    if case .suite(let suite) = program { usual = suite.build.map { BuildStep(arguments: $0) } }
    return SidePlan(
      build: build ?? file.build.map { BuildStep(arguments: $0) } ?? worker.flatMap(packageBuild) ?? usual,
      subject: Subject(program: program, warmupRuns: options.warmupRuns, counts: file.counts))
  }

  private static let sameOnBothSides =
    "a suite beside this tool is the same on both sides; name a \"worker\" that is built in the folder"
}
