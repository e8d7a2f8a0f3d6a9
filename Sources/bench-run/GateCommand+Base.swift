import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles

extension GateCommand {
  /// The commit that the change is measured against.
  func findBase(_ interruption: Interruption) throws(CheckoutError) -> BaseCommit {
    let repository = try repository(interruption)
    // Asked first, since it tells a folder of no repository from one of no commit.
    _ = try repository.topLevel()
    return try BaseFinder(repository, server: BuildServer(environment))
      .base(named: options.base, by: "--\(GateOptions.baseOption.name)")
  }

  /// That a base says nothing of benchmarks, if it does not.
  func missingSuiteFile(
    of base: BaseCommit, _ interruption: Interruption
  ) throws(ToolError) -> BaseAbsence? {
    do throws(CheckoutError) {
      let repository = try repository(interruption)
      let path = try repository.prefix() + RunCommand.suiteFile
      if try repository.file(path, at: base.commit) != nil { return nil }
      return .noSuiteFile(base: base.shortCommit, path: path)
    } catch {
      throw command(nil).toolError(error, interruption, doing: "the base cannot be read")
    }
  }

  func repository(_ interruption: Interruption) throws(CheckoutError) -> GitRepository {
    try GitRepository(
      environment: environment, children: ChildProcessSet(interruptedBy: interruption.descriptor))
  }

  /// A change without a base: nothing can be said of it, unless it is the first and its own benchmarks run.
  func pass(
    without absence: BaseAbsence, at base: BaseCommit?, _ interruption: Interruption
  ) throws(ToolError) -> ExitStatus {
    guard options.allowsNoBase, absence.isBeginning else { throw refusal(of: absence) }
    say("\(absence.sentence); its own benchmarks are run once")
    let policy = try PolicySource.load(nil)
    var plan = RunPlan.quick
    (plan.seed, plan.timeoutNanoseconds, plan.selection) =
      (options.plan.seed, options.plan.timeoutNanoseconds, options.plan.selection)
    let command = command(nil, plan)
    let run = try command.runOnce(into: files.session, interruption)
    let status = command.status(of: run, interruption: interruption)
    if run.completeness == .partial { return status }
    let missed = try missedObjectives(policy, in: files.session.path(of: .current))
    let measured = run.results.count { $0.status == .measured }
    let all = "\(measured) of \(run.results.count) benchmarks run"
    switch (missed.isEmpty, status) {
    case (false, _):
      finish("REGRESSION: objectives missed: \(missed.joined(separator: ", ")); \(all)", .regressed, base: base)
      return .regressed
    case (true, .passed):
      finish("PASS: nothing to compare with, since \(absence.sentence); \(all)", .passed, base: base)
    case (true, _): finish("INCOMPLETE: \(all), and \(absence.sentence)", status, base: base)
    }
    return status
  }

  private func missedObjectives(_ policy: PolicySource, in file: String) throws(ToolError) -> [String] {
    try RunComparison.assess(policy, on: RunFile.load([file])).filter { $0.state == .missed }.map {
      "'\($0.objective.name)'"
    }
  }

  private func refusal(of absence: BaseAbsence) -> ToolError {
    if let fetch = absence.fetch {
      return ToolError(
        .incomplete, "\(absence.sentence); fetch it with: \(fetch.map(\.shellWord).joined(separator: " "))")
    }
    let remedy =
      absence.isBeginning
      ? "pass the first change with: \(invocation.with([(GateOptions.allowNoBaseOption, nil)]).line)"
      : "name one with --\(GateOptions.baseOption.name) REF"
    return ToolError(.incomplete, "\(absence.sentence); \(remedy)")
  }
}
