package import BenchModel

/// A line of a history, as it was read.
package struct HistoryLine: Sendable {
  /// What a line holds.
  package enum Content: Sendable {
    /// One run.
    case run(HistoryEntry)
    /// Many runs of one machine and suite.
    case folded(FoldedRuns)

    /// What each of its runs is known by.
    package var identities: [RunIdentity] {
      switch self {
      case .run(let entry): [RunIdentity(run: entry.run, machine: entry.machine)]
      case .folded(let runs): runs.runs.map { RunIdentity(run: $0.run, machine: runs.machine) }
      }
    }
  }

  /// What it holds.
  package let content: Content
  /// Which of its runs stand in no line before, by their places in it.
  package let places: [Int]
  /// The bytes of the file that it takes, with its line feed where it has one.
  package let span: Range<Int>

  /// The key of the machine.
  package var machine: String {
    switch content {
    case .run(let entry): entry.machine
    case .folded(let runs): runs.machine
    }
  }

  /// The name of the suite.
  package var suite: String {
    switch content {
    case .run(let entry): entry.suite
    case .folded(let runs): runs.suite
    }
  }

  /// Its runs by columns, without those that stand in a line before.
  package var columns: HistoryColumns {
    var columns = HistoryColumns()
    add(to: &columns)
    return columns
  }

  /// Adds its runs to others, without those that stand in a line before.
  package func add(to columns: inout HistoryColumns) {
    if places.isEmpty { return }
    switch content {
    case .run(let entry): columns.add(entry)
    case .folded(let runs): columns.add(HistoryColumns(runs), at: places)
    }
  }
}
