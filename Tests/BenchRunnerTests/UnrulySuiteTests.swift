import BenchModel
import Glibc
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("A suite that misbehaves")
struct UnrulySuiteTests {
  @Test("What behaves is measured, what does not has a failure of its own, and nothing is left behind")
  func everyEnd() async {
    await #expect(processExitsWith: .success) {
      let workers = RealWorkers()
      let launcher = workers.unrulySuite()
      let worker = try launcher.launch()
      try worker.finish()
      let before = workers.openDescriptors
      let runner = SuiteRunner(launcher: launcher, plan: .short(launches: 2), report: { _ in })
      let outcome = runner.run(hello: worker.hello) { _ in true }

      // Of an expectation in a process of its own only the comment comes back.
      #expect(outcome.completeness == .complete, "complete")
      #expect(outcome.results.map(\.id) == worker.hello.benchmarks.map(\.id), "in order")
      let results = Dictionary(uniqueKeysWithValues: outcome.results.map { ($0.id.name, $0) })
      for name in ["sum", "is asynchronous", "is chatty"] { UnrulySuiteTests.expectMeasured(results[name], name) }
      #expect(results["is skipped"]?.status == .skipped, "is skipped")
      UnrulySuiteTests.expect(results["traps"], .crashed, "(trap) during 'warm up'", output: "Fatal error")
      UnrulySuiteTests.expect(results["hangs"], .timedOut, "did not answer 'warm up' within 0.5 seconds")
      UnrulySuiteTests.expect(results["exits"], .exitedEarly, "status 0 during 'warm up'")
      UnrulySuiteTests.expect(results["floods"], .outputFlood, "more than 16 MiB")
      UnrulySuiteTests.expect(results["is wrong"], .wrongOutcome, "gave 4")
      UnrulySuiteTests.expect(results["throws"], .threwError, "expected")
      UnrulySuiteTests.expect(results["leaves a process"], .strayProcess, "behind")
      UnrulySuiteTests.expect(results["leaves a daemon"], .strayProcess, "behind")

      workers.expectNothingLeft(descriptors: before)
    }
  }

  @Test("A run that is stopped keeps what it has, and ends its worker")
  func interruption() async {
    await #expect(processExitsWith: .success) {
      let workers = RealWorkers()
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      let launcher = workers.unrulySuite(interruptedBy: ends[0])
      let worker = try launcher.launch()
      try worker.finish()
      let before = workers.openDescriptors
      var launches: [String] = []
      var signal = ends[1]
      let runner = SuiteRunner(launcher: launcher, plan: .short(launches: 3)) { event in
        guard case .launching(let id, _, _) = event else { return }
        launches.append(id.name)
        if launches.count == 3, signal >= 0 {
          write(signal, "x", 1)
          signal = -1
        }
      }
      let outcome = runner.run(hello: worker.hello) { ["sum", "is chatty"].contains($0.name) }
      #expect(outcome.completeness == .partial, "partial")
      #expect(launches.count == 3, "\(launches)")
      for result in outcome.results {
        let count = launches.prefix(2).count { $0 == result.id.name }
        #expect(result.sample(of: .time)?.values.count == (count == 0 ? nil : count), "\(launches)")
        #expect(result.failure?.kind == (count == 0 ? .interrupted : nil), "\(launches)")
      }
      workers.expectNothingLeft(descriptors: before)
    }
  }

  static func expectMeasured(_ result: BenchmarkResult?, _ name: String) {
    let name = Comment(rawValue: name)
    #expect(result?.status == .measured, name)
    let times = result?.sample(of: .time)
    #expect(times?.isConsistent == true && times?.values.count == 2, name)
    #expect(times?.values.allSatisfy { $0.count >= 3 && $0.allSatisfy { $0 > 0 && $0.isFinite } } == true, name)
    #expect(result?.sample(of: .latency)?.values.count == 2, name)
  }

  static func expect(_ result: BenchmarkResult?, _ kind: Failure.Kind, _ reason: String, output: String = "") {
    let comment = Comment(rawValue: "\(kind): \(String(describing: result?.failure))")
    #expect(result?.status == (kind == .timedOut ? .timedOut : .failed), comment)
    #expect(result?.failure?.kind == kind, comment)
    #expect(result?.failure?.reason.contains(reason) == true, comment)
    #expect(output.isEmpty || result?.failure?.output?.contains(output) == true, comment)
  }
}
