import BenchModel
import BenchStatistics
import CBenchPrimitives
import Foundation
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("Both workers of a round on one processor", .serialized)
struct SharedProcessorTests {
  /// A worker of which only the process matters.
  private final class Stub: WorkerConnection {
    let hello = WorkerHello(suite: "s", toolchain: "t", optimised: true, benchmarks: [])
    let process: Int32?

    init(_ process: Int32?) { self.process = process }

    func send(_ request: WorkerRequest, timeoutNanoseconds: Double) throws(WorkerFailure) {}
    func receive() throws(WorkerFailure) -> WorkerAnswer { throw WorkerFailure(.crashed, "a stub") }
    func finish() throws(WorkerFailure) {}
    func abandon() {}
  }

  private func allowed(_ process: Int32) throws -> String {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") })
    return line.split(separator: "\t").last.map(String.init) ?? ""
  }

  private func sleeper() throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sleep")
    process.arguments = ["60"]
    try process.run()
    return process
  }

  private func workers(_ baseline: Int32?, _ current: Int32?) -> Sides<any WorkerConnection> {
    Sides(baseline: Stub(baseline), current: Stub(current))
  }

  @Test("Both are kept on one, which is drawn, and let go again")
  func holding() throws {
    let sleepers = [try sleeper(), try sleeper()]
    defer { for sleeper in sleepers { sleeper.terminate() } }
    let pair = workers(sleepers[0].processIdentifier, sleepers[1].processIdentifier)
    let before = try allowed(sleepers[0].processIdentifier)
    var random = SplitMix64(seed: 1)
    var seen: Set<String> = []
    for _ in 0..<20 {
      // A machine of one processor leaves no choice.
      guard let processor = SharedProcessor(random: &random) else { return }
      #expect(processor.hold(pair))
      let places = try sleepers.map { try allowed($0.processIdentifier) }
      #expect(places[0] == places[1] && Int(places[0]) != nil, "\(places)")
      seen.insert(places[0])
      processor.release(pair)
      #expect(try sleepers.allSatisfy { try allowed($0.processIdentifier) == before })
    }
    #expect(seen.count > 1)
  }

  @Test("A process of several threads, one that is gone and a worker without one are left alone, and so is the other")
  func others() throws {
    let sleeper = try sleeper()
    defer { sleeper.terminate() }
    let own = sleeper.processIdentifier
    let before = try allowed(own)
    var random = SplitMix64(seed: 2)
    guard let processor = SharedProcessor(random: &random) else { return }
    // This process has several threads.
    for other in [ProcessInfo.processInfo.processIdentifier, nil, Int32.max] {
      #expect(!processor.hold(workers(own, other)) && !processor.hold(workers(other, own)))
      #expect(try allowed(own) == before)
    }
  }
}
