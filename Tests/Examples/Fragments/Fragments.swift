import Benchmarking

/// The examples of the documentation that are no whole program, with what they leave out.
///
/// Like a user's code it imports one module of the package.
@main
struct Fragments: BenchmarkSuite {
  private static let numbers = Array(0..<100)

  private static func makeInput() -> [Int] { (0..<100).map { $0 * 37 % 100 } }

  @BenchmarkBuilder static var benchmarks: [Benchmark] {
    Benchmark("sum") { numbers.reduce(0, +) }
    Benchmark("sort") { state in
      let input = makeInput()  // set-up: not timed
      for _ in state {  // timed, and only this
        blackHole(input.sorted())
      }
    }
    relativeCosts
    observing
  }

  @BenchmarkBuilder private static var relativeCosts: [Benchmark] {
    Benchmark("copy", group: "arrays") { numbers.map { $0 } }
    Benchmark("sort", group: "arrays", options: .init(relativeTo: BenchmarkID(group: "arrays", name: "copy"))) {
      numbers.sorted()
    }
  }
}
