import StrictJSON

/// What the rows of a benchmark have in common in a file of Google Benchmark.
///
/// Shared by rows that follow each other, so that a row is hardly more than its numbers.
final class GoogleBenchmarkKind: Equatable {
  let name: String
  let runName: String
  /// Nil for a repetition.
  let aggregate: String?
  /// Whether the rows say what they are; the library up to 1.4.1 does not.
  let hasType: Bool
  let family: Int?
  let repetitions: Int?
  let threads: Int?
  let timeUnit: String
  let failure: String?
  let skipped: String?
  /// Whether the row is a fit of complexity over several benchmarks, and no measurement.
  let isFit: Bool
  /// Whether another family has the same name.
  let isOneOfSeveral: Bool

  init(
    name: String, runName: String, aggregate: String?, hasType: Bool, family: Int?, repetitions: Int?, threads: Int?,
    timeUnit: String, failure: String?, skipped: String?, isFit: Bool, isOneOfSeveral: Bool = false
  ) {
    self.name = name
    self.runName = runName
    self.aggregate = aggregate
    self.hasType = hasType
    self.family = family
    self.repetitions = repetitions
    self.threads = threads
    self.timeUnit = timeUnit
    self.failure = failure
    self.skipped = skipped
    self.isFit = isFit
    self.isOneOfSeveral = isOneOfSeveral
  }

  /// The same but for what the library up to 1.4.1 leaves unsaid.
  func typed(aggregate: String, runName: String) -> GoogleBenchmarkKind {
    GoogleBenchmarkKind(
      name: name, runName: runName, aggregate: aggregate, hasType: hasType, family: family, repetitions: repetitions,
      threads: threads, timeUnit: timeUnit, failure: failure, skipped: skipped, isFit: isFit)
  }

  /// The same as one of several families of its name.
  var toldApart: GoogleBenchmarkKind {
    GoogleBenchmarkKind(
      name: name, runName: runName, aggregate: aggregate, hasType: hasType, family: family, repetitions: repetitions,
      threads: threads, timeUnit: timeUnit, failure: failure, skipped: skipped, isFit: isFit, isOneOfSeveral: true)
  }

  static func == (left: GoogleBenchmarkKind, right: GoogleBenchmarkKind) -> Bool {
    left.name == right.name && left.runName == right.runName && left.aggregate == right.aggregate
      && left.hasType == right.hasType && left.family == right.family && left.repetitions == right.repetitions
      && left.threads == right.threads && left.timeUnit == right.timeUnit && left.failure == right.failure
      && left.skipped == right.skipped && left.isFit == right.isFit && left.isOneOfSeveral == right.isOneOfSeveral
  }
}
