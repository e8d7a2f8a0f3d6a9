package import BenchModel
package import BenchRendering

/// The performance report of a run: what was found, what it rests on, and how to find it again.
///
/// It says nothing that the run, the comparison and the assessments do not hold, and the same input gives the same
/// page.
package final class ReportPage {
  // A class: nobody changes it, and copies of all that it holds are long code.
  /// What only the shell knows.
  package struct Origin: Sendable {
    /// The tool that wrote the report and its version.
    package let tool: String
    /// The commands that lead to this report, in order.
    package let commands: [String]
    /// When it was written, where the user wants to have it said.
    package let writtenAt: String?

    /// Makes an origin.
    package init(tool: String, commands: [String], writtenAt: String? = nil) {
      self.tool = tool
      self.commands = commands
      self.writtenAt = writtenAt
    }
  }

  let run: BenchmarkRun
  let comparison: Comparison?
  let assessments: [Assessment]
  let relativeCosts: [RelativeCost]
  let review: RunReview?
  let history: HistoryReport?
  let origin: Origin
  let illustrations: Illustrations
  let counts: [BenchmarkID: CountDetail]

  /// Makes the report of a run whose samples have their summaries attached.
  package init(
    run: BenchmarkRun, comparison: Comparison? = nil, assessments: [Assessment] = [],
    relativeCosts: [RelativeCost] = [], review: RunReview? = nil, history: HistoryReport? = nil, origin: Origin,
    illustrations: Illustrations = Illustrations(), counts: [BenchmarkID: CountDetail] = [:]
  ) {
    self.run = run
    self.comparison = comparison
    self.assessments = assessments
    self.relativeCosts = relativeCosts
    self.review = review
    self.history = history
    self.origin = origin
    self.illustrations = illustrations
    self.counts = counts
  }

  /// The page: what a reader has to know on its first screen, then the measurements by group, then what it all rests
  /// on, folded away.
  package var document: Document { document(unfolded: false) }

  /// The page, for a surface that cannot unfold anything with all of it open.
  package func document(unfolded: Bool) -> Document {
    let title: Inline = "Performance report: \(name: run.suite)"
    let opening: [Block] =
      [.heading(level: 1, title), .paragraph(verdict), .paragraph(provenance)] + status + partialNote
    let found: [Block] = objectiveSummary + highlights + executiveSummary + failures + growth
    let measured: [Block] =
      resultTables + memory + loads + RelativeCostTable.blocks(relativeCosts, level: 2) + trend
    let advice: [Block] = bottlenecks + deployment
    let foundations = appendices.flatMap { $0.blocks(unfolded: unfolded) }
    return Document(opening + found + measured + advice + foundations + nextSteps)
  }

  /// What all of it rests on, a section each.
  private var appendices: [Appendix] {
    [
      Appendix(title: "Grade and readiness", summary: "The arithmetic of the rubric, line by line", grade),
      Appendix(title: "All objectives", summary: "Each objective on each benchmark", allObjectives),
      Appendix(title: "Health checks", summary: "How many are good, and those that are not", healthChecks),
      Appendix(title: "All changes", summary: "Every row of the comparison, and what it rests on", changes),
      Appendix(title: "Warnings of the run", summary: "What the run says of itself", warnings),
      Appendix(title: "Environment", summary: "The machine and the build", environment),
      Appendix(title: "Method", summary: "How the run was made", method),
      Appendix(title: "Known limitations", summary: "What this run cannot tell", limitations),
      Appendix(title: "Reproduction", summary: "What to type to get this report again", reproduction),
    ]
  }

  /// The first line of the report.
  var verdict: Inline {
    comparison.map { ComparisonPage($0).headline.strong() } ?? "No baseline: nothing was compared."
  }

  private var partialNote: [Block] {
    run.completeness == .complete
      ? []
      : [
        .note(
          .warning,
          "The run was stopped early: benchmarks without a turn are skipped, and others may have fewer launches.")
      ]
  }

  private var changes: [Block] {
    guard let comparison else { return [] }
    return ComparisonPage(comparison).sections(level: 3)
  }

  private var warnings: [Block] {
    let items = run.results.flatMap { result in
      result.warnings.map { "\(result.title): \(sentence: $0)" as Inline }
    }
    return items.isEmpty ? [] : [.list(items)]
  }

  private var failures: [Block] {
    let missing = run.results.filter { $0.status != .measured }
    if missing.isEmpty { return [] }
    return [.heading(level: 2, "Failed and skipped benchmarks")]
      + missing.flatMap { result -> [Block] in
        let status = Inline.word(result.status).role(result.role).strong()
        let output = result.outputLines
        return [.paragraph("\(result.title): \(status)\(result.failureDetail)")]
          + (output.isEmpty ? [] : [.code(output)])
      }
  }
}
