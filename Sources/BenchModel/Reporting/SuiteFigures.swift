/// The figures that the summary of the stress suite has always begun with.
package struct SuiteFigures: Hashable, Sendable {
  /// A line of it.
  package enum Line: Sendable, CaseIterable {
    /// Operations a second of a simple command.
    case simpleThroughput
    /// Operations a second of a complex command.
    case complexThroughput
    /// Operations a second of a hundred threads together.
    case concurrentThroughput
    /// Operations a second on the repository in memory.
    case repositoryThroughput
    /// The mean latency of a simple command.
    case simpleMean
    /// The 95th percentile of the latency of a simple command.
    case simpleP95
    /// The bytes of an outcome that is kept.
    case memoryPerCommand
    /// By how many bytes live memory grows in 1,000 simple commands.
    case leaks
  }

  /// What was measured; a line that was not measured is absent.
  package let figures: [Line: Double]
  /// The six targets of the original suite, held against the simple command.
  package let targets: [Assessment]

  /// Makes figures.
  package init(figures: [Line: Double], targets: [Assessment]) {
    self.figures = figures
    self.targets = targets
  }
}
