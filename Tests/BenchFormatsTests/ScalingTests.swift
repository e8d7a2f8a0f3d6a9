import BenchModel
import Glibc
import Testing

@testable import BenchFormats

/// How the cost grows with a fourfold size: fourfold where it is linear, sixteenfold where it is the square.
@Suite("Cost of reading many metrics of one benchmark", .serialized)
struct ScalingTests {
  private static let room = 9.0

  /// Processor time of the thread, the least of three readings.
  private static func processorTime(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
    return try (0..<3).map { _ in
      let start = now()
      try work()
      return now() - start
    }.min() ?? 0
  }

  private static let texts: [(name: String, text: @Sendable (Int) -> String)] = [
    (
      "long CSV",
      { size in
        "name,metric,value,unit,run,process\n" + (0..<size).map { "one,metric\($0),1,ns,r,0\n" }.joined()
      }
    ),
    (
      "long CSV, processes in turn",
      { size in
        "name,metric,value,unit,run,process\n"
          + (0..<2).map { _ in (0..<size).map { "one,time,1,ns,r,\($0)\n" }.joined() }.joined()
      }
    ),
    (
      "Go's text",
      { size in "goos: linux\n" + (0..<size).map { "BenchmarkOne 1 5 unit\($0)\n" }.joined() }
    ),
  ]

  @Test("Reading takes a time that grows with the size of the file", arguments: texts.indices)
  func reading(index: Int) throws {
    let costs = try [2000, 8000].map { size in
      let bytes = Array(Self.texts[index].text(size).utf8)
      return try Self.processorTime {
        let run = try RunReader.read(bytes, source: "x", identity: "1").run
        #expect(run.results.count == 1)
      }
    }
    #expect(costs[1] / costs[0] < Self.room, "\(Self.texts[index].name): \(costs[1] / costs[0])")
  }
}
