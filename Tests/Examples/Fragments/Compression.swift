import Benchmarking

extension Fragments {
  private struct Run: Equatable {
    let value: UInt8
    var length: Int
  }

  private static let input: [UInt8] = [7, 7, 7, 7, 1, 1, 9]

  private static func compress(_ bytes: [UInt8]) -> [Run] {
    var runs: [Run] = []
    for byte in bytes {
      if runs.last?.value == byte {
        runs[runs.count - 1].length += 1
      } else {
        runs.append(Run(value: byte, length: 1))
      }
    }
    return runs
  }

  private static func unpack(_ runs: [Run]) -> [UInt8] {
    runs.flatMap { Array(repeating: $0.value, count: $0.length) }
  }

  @BenchmarkBuilder static var observing: [Benchmark] {
    Benchmark(
      "compressed size",
      observe: { (observation: inout Observation) in
        let packed = compress(input)
        observation.expect(unpack(packed) == input, "the input does not come back")
        observation.record(Metric(name: "compressed-size", unit: .bytes, nature: .exact), Double(packed.count))
      })
  }
}
