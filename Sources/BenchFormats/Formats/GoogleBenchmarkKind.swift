/// What the rows of a benchmark have in common in a file of Google Benchmark.
struct GoogleBenchmarkKind: Equatable {
  let name: String
  var runName: String
  /// Nil for a repetition.
  var aggregate: String?
  /// Whether the rows say what they are; the library up to 1.4.1 does not.
  let hasType: Bool
  let family: Int?
  /// Whether another family has the same name.
  var isOneOfSeveral = false
  let repetitions: Int?
  let threads: Int?
  let timeUnit: String
  let failure: String?
  let skipped: String?
  /// Whether the row is a fit of complexity over several benchmarks, and no measurement.
  let isFit: Bool

  /// A kind that rows which follow each other share, so that a row is hardly more than its numbers.
  final class Shared {
    let kind: GoogleBenchmarkKind

    init(_ kind: GoogleBenchmarkKind) { self.kind = kind }
  }
}
