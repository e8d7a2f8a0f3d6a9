import Testing
import WorkerProtocol

@testable import BenchRunner

/// What a suite's executable does where the variable that makes a worker is set and no runner is there.
@Suite("A variable that was inherited")
struct InheritedVariableTests {
  /// Starts the suite with a name of no benchmark, so that nothing is measured.
  private func outcome(descriptors: String, speaksProtocol: Bool = false) throws -> (Int32?, String, String) {
    let outcome = try BenchRunnerTests.outcome(
      of: ChildProcessLaunch(
        ["/bin/sh", "-c", "exec \"$0\" nothing \(descriptors)", RealWorkers.unrulySuitePath],
        environment: [Wire.environmentVariable: "1"], speaksProtocol: speaksProtocol))
    guard case .exited(let status) = outcome.ending else { return (nil, "", "") }
    return (status, outcome.output.text, outcome.errors.text)
  }

  @Test(
    "Without a runner's pipes a suite says that it ignores it, and measures in its own process",
    arguments: [
      "", "3</dev/null 4>/dev/null",
    ])
  func ignored(descriptors: String) throws {
    let (status, output, errors) = try outcome(descriptors: descriptors)
    #expect(status == 0)
    #expect(output.contains("One process only"))
    #expect(errors.contains("BENCH_WORKER is ignored"))
  }

  @Test(
    "With one of the two pipes it ends with 64 and names the other",
    arguments: [
      ("4>&-", "descriptor 4"), ("3<&-", "descriptor 3"), ("3</dev/null", "descriptor 3"), ("4<&3", "descriptor 4"),
    ])
  func mistaken(descriptors: String, named: String) throws {
    let (status, output, errors) = try outcome(descriptors: descriptors, speaksProtocol: true)
    #expect(status == 64)
    #expect(output.isEmpty)
    #expect(errors.contains("BENCH_WORKER makes this a worker, but \(named)"))
  }
}
