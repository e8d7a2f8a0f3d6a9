import Glibc
import Synchronization
import Testing
import WorkerProtocol

@testable import Benchmarking

@Suite("Worker")
@MainActor
struct WorkerTests {
  /// Writes down when it is made and when it is gone.
  private final class Fixture {
    static let log = Mutex<[String]>([])
    init() { Self.log.withLock { $0.append("made") } }
    deinit { Self.log.withLock { $0.append("gone") } }
  }

  private func pipeEnds() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test("The fixture of a benchmark that failed is gone before anything else is asked for")
  func failedFixture() async throws {
    let (requests, answers) = (try pipeEnds(), try pipeEnds())
    defer { for end in [requests.read, answers.read, answers.write] { close(end) } }
    let wanted: [WorkerRequest] = [.prepare(benchmark: 0), .measure(iterations: 1), .prepare(benchmark: 0), .finish]
    var text: [UInt8] = []
    for request in wanted {
      text += try WireLine.bytes(of: request) + [UInt8(ascii: "\n")]
    }
    #expect(write(requests.write, text, text.count) == text.count)
    close(requests.write)
    let benchmark = Benchmark(
      "wrong", setUp: { Fixture() },
      body: { (_: Fixture, state: inout State) in
        for _ in state {}
        state.expect(false, "never right")
      })
    await Worker(suite: "s", benchmarks: [benchmark]).serve(input: requests.read, output: answers.write)
    #expect(Fixture.log.withLock { $0 } == ["made", "gone", "made", "gone"])
  }
}
