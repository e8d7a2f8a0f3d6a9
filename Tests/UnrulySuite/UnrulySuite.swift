import Benchmarking
import Glibc

/// Benchmarks that misbehave in every way that a runner has to survive, and some that behave.
@main
struct UnrulySuite: BenchmarkSuite {
  static var benchmarks: [Benchmark] {
    Benchmark("sum") { (0..<identity(100)).reduce(0, &+) }
    Benchmark("traps") { [1, 2, 3][identity(3)] }
    Benchmark("hangs", options: .init(timeoutSeconds: 0.5)) { _ = pause() }
    Benchmark("exits") { (state: inout State) in
      for _ in state { exit(identity(0)) }
    }
    Benchmark("floods") { (state: inout State) in
      for _ in state { blackHole(identity(1)) }
      print100MB()
    }
    Benchmark("is wrong", verify: { $0 == 5 }, iteration: { identity(4) })
    Benchmark("throws") { () throws -> Int in throw Mishap.expected }
    Benchmark("leaves a process") { (state: inout State) in
      for _ in state { blackHole(identity(1)) }
      _ = system("sleep 1000 &")
    }
    Benchmark("leaves a daemon") { (state: inout State) in
      for _ in state { blackHole(identity(1)) }
      _ = system("setsid sleep 1000 &")
    }
    Benchmark("is asynchronous") { () async -> Int in
      await Task.yield()
      return identity(1)
    }
    Benchmark("is chatty") { (state: inout State) in
      for _ in state { blackHole(identity(1)) }
      print("a line of each batch")
    }
    Benchmark("is skipped", options: .init(skipReason: "not on this machine")) { 1 }
  }

  private enum Mishap: Error {
    case expected
  }

  private static func print100MB() {
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<100 {
      var sent = 0
      while sent < block.count {
        let count = write(STDOUT_FILENO, Array(block[sent...]), block.count - sent)
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}
