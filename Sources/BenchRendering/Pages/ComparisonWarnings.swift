package import BenchModel

/// The sentences that follow from the values of a comparison: in what the machines, loads and suites of its runs
/// differ, what most benchmarks share, and by how much two runs scatter.
package struct ComparisonWarnings: Sendable {
  private let comparison: Comparison

  /// Words what a comparison holds as values.
  package init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The comparison with everything in words that a reader of its figures alone would miss.
  ///
  /// The warnings of the files come first, then what follows from the comparison's values, then what the judge says of
  /// the policy's rules. A row that machines keep from being compared says in what they differ.
  ///
  /// - Parameter files: what the reading of both runs gave to know.
  package func worded(files: [String]) -> Comparison {
    comparison.with(rows: rows, warnings: files + sentences + comparison.warnings)
  }

  private var rows: [ComparisonRow] {
    guard comparison.rows.contains(where: { $0.obstacle == .environment }) else { return comparison.rows }
    let reason = differences.joined(separator: " ")
    return comparison.rows.map { $0.obstacle == .environment ? $0.with(note: reason) : $0 }
  }

  /// The sentences, in the order in which a page shows them.
  package var sentences: [String] { differences + loads + suites + shift + comparison.scatters.map(Self.sentence) }

  private var differences: [String] { comparison.environmentDifferences.map(Self.sentence) }

  private static func sentence(_ difference: EnvironmentDifference) -> String {
    let name = difference.field
    return switch (difference.baseline, difference.current) {
    case (let before?, nil): "The \(name) is '\(before)' in the baseline and unknown in the current run."
    case (nil, let after?): "The \(name) is unknown in the baseline and '\(after)' in the current run."
    case (let before, let after):
      "The \(name) differs: '\(before ?? "")' in the baseline, '\(after ?? "")' in the current run."
    }
  }

  private var loads: [String] {
    [("baseline", comparison.baseline), ("current run", comparison.current)].compactMap { name, side in
      Self.load(side.environment, side: name)
    }
  }

  /// A sentence where the machine was busy with something else, nil where it was not or does not say.
  private static func load(_ environment: RunEnvironment, side: String) -> String? {
    guard environment.wasBusy, let load = environment.loadAtStart else { return nil }
    let text = DecimalText.fixed(load, decimals: 2)
    let processors = environment.logicalProcessors ?? 1
    return "The machine was busy when the \(side) began: load \(text) on \(processors) "
      + (processors == 1 ? "logical processor." : "logical processors.")
  }

  private var suites: [String] {
    let (before, after) = (comparison.baseline.suite, comparison.current.suite)
    if before.isSameName(as: after) { return [] }
    return ["The suites differ: '\(before)' in the baseline, '\(after)' in the current run."]
  }

  private var shift: [String] {
    guard let shift = comparison.commonShift else { return [] }
    let value = DecimalText.signedPercent(shift.value)
    let cause =
      switch shift.cause {
      case .code: "Both sides ran together, so that it is the code or its build."
      case .unknown: "Two runs at two moments cannot tell whether it is the code, its build or the machine."
      }
    return [
      "\(shift.moved) of \(shift.benchmarks) benchmarks share a shift of \(value), which no row leaves out. \(cause)"
    ]
  }

  private static func sentence(_ scatter: RunScatter) -> String {
    let figure = scatter.statistic?.rawValue ?? "far percentiles"
    let factor = DecimalText.fixed(scatter.factor, decimals: 1)
    return
      "Between the two runs the \(scatter.rows) rows of \(scatter.metric) (\(figure)) scatter \(factor) times as far as "
      + "the launches within each run explain, and are widened by as much; a session of both would not be."
  }
}
