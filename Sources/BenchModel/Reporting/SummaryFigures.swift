/// The lines and the targets of a rubric, as one run has them.
package struct SummaryFigures: Equatable, Sendable {
  /// A line with its figure.
  package struct Figure: Equatable, Sendable {
    /// What the figure is.
    package let line: SummaryLine
    /// What was measured, or why there is no value.
    package let content: Content

    /// Makes a figure.
    package init(line: SummaryLine, content: Content) {
      self.line = line
      self.content = content
    }
  }

  /// What is known of a line.
  package enum Content: Equatable, Sendable {
    /// The value, in a base unit.
    case value(Double, Metric.Unit)
    /// The run has the benchmark and no such figure of it.
    case notMeasured
    /// The run is of other benchmarks of the suite.
    case notChosen
    /// The run has no such benchmark, and does not say which were chosen.
    case absent
  }

  /// A figure a line.
  package let figures: [Figure]
  /// The targets, held against the run.
  package let targets: [Assessment]

  /// Makes figures.
  package init(figures: [Figure], targets: [Assessment]) {
    self.figures = figures
    self.targets = targets
  }
}
