import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles

extension BisectCommand {
  /// Where the files of its sessions go.
  var folder: String { options.outputFolder ?? "\(SessionOptions.usualFolder)/bisect" }

  /// The commands of `bench-run` that do the work.
  var command: RunCommand { RunCommand(options: options.run, environment: environment) }

  /// A commit, checked out and built.
  func side(of commit: String, in repository: GitRepository) throws(ToolError) -> BisectSide {
    let (command, children) = (command, ChildProcessSet(interruptedBy: interruption.descriptor))
    let name = String(commit.prefix(12))
    let request = BaseRequest(
      reference: commit, name: name, cache: options.cacheFolder.map { BuildCache(folder: $0) },
      change: BuildServer(environment).change)
    var plan = try command.sidePlan(of: commit, named: name, in: repository) { error in
      command.toolError(error, interruption, doing: request.trouble)
    }
    let built = try command.built(
      plan,
      CheckoutBuilder.Wish(
        commit: commit, build: plan.build, machine: MachineKey.key(of: MachineFacts().environment()),
        change: request.change), for: request, named: name, children, interruption)
    plan.subject.directory = built.directory
    return BisectSide(commit: commit, subject: plan.subject, checkout: built)
  }

  func checkout<Value>(
    _ trouble: String, _ body: () throws(CheckoutError) -> Value
  ) throws(ToolError) -> Value {
    try rethrowing(try body()) { (error: CheckoutError) in
      command.toolError(error, interruption, doing: trouble)
    }
  }

  /// Says the commit, or those of which it is one.
  func conclude(
    _ search: CommitSearch, _ slowdown: Slowdown, _ repository: GitRepository
  ) throws(ToolError) -> ExitStatus {
    var lines: [String] = []
    for commit in search.suspects {
      let subject = try checkout("the commit cannot be read") { () throws(CheckoutError) in
        try repository.subject(of: commit)
      }
      lines.append("\(commit) \(subject)")
    }
    let isFound = lines.count == 1
    let head =
      isFound
      ? "\(slowdown.text) since:" : "\(slowdown.text) since one of these, of which all but the last tell nothing:"
    try Output.write(Array(([head] + lines).map { $0.printable + "\n" }.joined().utf8), to: "-")
    return isFound ? .passed : .undecided
  }

  func say(_ text: String) {
    if options.quiet { return }
    // Who closed standard error does not want these lines.
    try? StandardStream.error.write("bench-run: \(text.printable)\n")
  }
}
