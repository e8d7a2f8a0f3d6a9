import BenchModel
import BenchRunner
import CommandLineTool
import ToolFiles
import WorkerProtocol

extension RunCommand {
  /// Builds the working tree and runs its benchmarks by themselves, as the current side of a session that has no other.
  func runOnce(into files: SessionFiles, _ interruption: Interruption) throws(ToolError) -> BenchmarkRun {
    let plan = try sidePlanOfWorkingTree()
    let children = ChildProcessSet(interruptedBy: interruption.descriptor, endingStrays: true)
    try build(
      plan, BaseRequest(reference: "", isOfGate: true),
      ChildProcessSet(interruptedBy: interruption.descriptor), interruption)
    try files.prepare(inputs: plan.subject.inputs + [PolicySource.usualPath])
    let launcher = plan.subject.launcher(environment: environment, children: children)
    let hello = try hello(from: launcher, interruption: interruption, of: plan.subject.noun)
    try refuseDebugBuild(hello)
    let chosen = try chosenBenchmarks(among: hello.benchmarks, of: hello.suite)
    let run = try measure(
      hello, with: launcher, choosing: chosen.map(\.id), for: files.path(of: .current))
    try files.write(bytes(of: run), of: .current)
    return run
  }
}
