import Benchmarking

@main struct Sorting: BenchmarkSuite {
  static var benchmarks: [Benchmark] {
    Benchmark("sort") { state in
      let input = (0..<1000).map { _ in Int.random(in: 0..<1000) }  // set-up: not timed
      for _ in state { blackHole(input.sorted()) }  // timed
    }
  }
}
