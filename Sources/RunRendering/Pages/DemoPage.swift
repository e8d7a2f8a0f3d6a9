package import BenchModel
package import BenchRendering

/// What `bench-run --demo` says: two verdicts of which the right answer is known beforehand.
package struct DemoPage {
  /// One of its sessions.
  package struct Trial {
    /// The session, judged.
    let comparison: Comparison
    /// The share of work that the current side has more of.
    let plantedShare: Double
    /// How long the session took.
    let seconds: Double
    /// What the gate is to say where all is well.
    let expected: Gate.Outcome

    /// Makes a trial.
    package init(_ comparison: Comparison, plantedShare: Double, expected: Gate.Outcome, seconds: Double) {
      self.comparison = comparison
      self.plantedShare = plantedShare
      self.expected = expected
      self.seconds = seconds
    }

    /// Whether the gate said what it was to say.
    package var isAsExpected: Bool { comparison.gate.outcome == expected }
  }

  private let trials: [Trial]
  private let tolerance: Tolerance
  private let plantedShare: Double

  /// Makes the page of both sessions; the tolerance held in both.
  package init(_ trials: [Trial], tolerance: Tolerance, plantedShare: Double) {
    self.trials = trials
    self.tolerance = tolerance
    self.plantedShare = plantedShare
  }

  /// The page.
  package var document: Document {
    var blocks: [Block] = [.heading(level: 1, headline), .paragraph(introduction)]
    for (place, trial) in trials.enumerated() {
      blocks += [
        .heading(level: 2, "\(place + 1). \(trial.title)"), .paragraph(trial.verdict), .paragraph(trial.evidence),
        .paragraph(trial.explanation),
      ]
      let obstacles = trial.obstacles
      if !trial.isAsExpected, !obstacles.isEmpty {
        blocks += [.paragraph("What stands in the way:"), .list(obstacles)]
      }
    }
    return Document(blocks)
  }

  private var headline: Inline {
    let change: Inline = "\(plantedShare * 100, chosen: 3) %"
    let found: Inline = "This machine tells \(change) more work from the same code"
    let missed: Inline = "This machine cannot tell \(change) more work from the same code now"
    return trials.allSatisfy(\.isAsExpected) ? found.role(.good) : missed.role(.warning)
  }

  private var introduction: Inline {
    let accepted = "\(tolerance.relative * 100, chosen: 3) %" as Inline
    return """
      A built-in workload was measured in two sessions. In a session both sides are alive together and measured in turn; \
      the time of an operation may grow by \(accepted).
      """
  }
}

extension DemoPage.Trial {
  fileprivate var title: Inline {
    guard plantedShare > 0 else { return "The same code on both sides" }
    return "\(plantedShare * 100, chosen: 3) % more work in every operation"
  }

  /// The verdict line, the same words as on every surface.
  fileprivate var verdict: Inline { .sentence(comparison.gate.headline).role(isAsExpected ? .good : .warning) }

  /// What the verdict rests on.
  fileprivate var evidence: Inline {
    let seconds: Inline = "\(seconds, decimals: 1) s"
    guard let row, let change = row.change, let lower = change.lower, let upper = change.upper else {
      return "It took \(seconds)."
    }
    let rounds = Inline.count(row.current?.replicates ?? 0, "round", "rounds")
    return """
      Change of \(.change(change.value)), interval \(.intervalEnd(lower)) to \(.intervalEnd(upper)), after \(rounds) in \
      \(seconds).
      """
  }

  /// One sentence about what the verdict means.
  fileprivate var explanation: Inline {
    switch (expected, comparison.gate.outcome) {
    case (.pass, .pass):
      "As it should be: the whole interval lies below the tolerance, so that no slowdown is proved and not only unseen."
    case (.regression, .regression):
      "Found, as it should be: the whole interval lies above the tolerance, so that noise is no explanation."
    case (_, .undecided): "Not decided: the interval reaches from below the tolerance to above it."
    case (.pass, .regression): "A false alarm: nothing was changed, and what differs is the machine."
    case (.regression, .pass): "Not found: the planted change was taken for none."
    default: "Not measured: the sides could not be compared."
    }
  }

  /// What makes the measuring hard here, as far as it is known.
  fileprivate var obstacles: [Inline] {
    var lines: [Inline] = []
    let environment = comparison.current.environment
    if let load = environment.loadAtEnd ?? environment.loadAtStart {
      let processors = environment.logicalProcessors.map {
        " on \(Inline.count($0, "processor", "processors"))" as Inline
      }
      lines.append("a load average of \(load, decimals: 1)\(processors ?? Inline())")
    }
    guard let row else { return lines }
    let scatters = [row.baselineSpread, row.currentSpread].compactMap { $0?.betweenLaunches }
    if let scatter = scatters.max() {
      lines.append("rounds of one and the same side that scatter by \(Inline.share(scatter))")
    }
    if let needed = row.replicatesNeeded {
      lines.append("time: about \(Inline.count(needed, "round", "rounds")) more would be needed")
    }
    return lines
  }

  /// The row that decides.
  private var row: ComparisonRow? {
    comparison.rows.first { $0.metric?.is(.time) == true && $0.role == .deciding }
  }
}
