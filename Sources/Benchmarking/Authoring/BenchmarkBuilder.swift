/// Collects the benchmarks of a suite, so that they can be listed one by one, in loops and under conditions.
@resultBuilder
public enum BenchmarkBuilder {
  /// A single benchmark.
  public static func buildExpression(_ benchmark: Benchmark) -> [Benchmark] { [benchmark] }
  /// Several benchmarks made elsewhere.
  public static func buildExpression(_ benchmarks: [Benchmark]) -> [Benchmark] { benchmarks }
  /// Benchmarks one after another.
  public static func buildBlock(_ parts: [Benchmark]...) -> [Benchmark] { parts.flatMap { $0 } }
  /// The benchmarks of a loop.
  public static func buildArray(_ parts: [[Benchmark]]) -> [Benchmark] { parts.flatMap { $0 } }
  /// The benchmarks of a condition without an alternative.
  public static func buildOptional(_ part: [Benchmark]?) -> [Benchmark] { part ?? [] }
  /// The benchmarks of a condition that held.
  public static func buildEither(first part: [Benchmark]) -> [Benchmark] { part }
  /// The benchmarks of a condition that did not hold.
  public static func buildEither(second part: [Benchmark]) -> [Benchmark] { part }
}
