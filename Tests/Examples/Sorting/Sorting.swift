import Benchmarking

@main struct Sorting: BenchmarkSuite {
  static var benchmarks: [Benchmark] {
    for size in [100, 10_000] {
      Benchmark("sort", parameters: ["size": size]) { state in
        let input = (0..<size).map { _ in Int.random(in: 0..<size) }  // set-up: not timed
        for _ in state { blackHole(input.sorted()) }  // timed
      }
    }
    Benchmark("sum", verify: { $0 == 4950 }) { (0..<identity(100)).reduce(0, +) }
    Benchmark("yield") { state in
      for _ in state { await Task.yield() }
    }
  }
}
