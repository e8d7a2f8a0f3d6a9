package import BenchModel
package import BenchRendering

/// What `bench-run` says of whole commands: how long each took, with what, and how many times as long as the fastest.
package struct CommandPage {
  private let run: BenchmarkRun
  private let relativeCosts: [RelativeCost]

  /// Makes the page of a run whose samples have their summaries attached.
  package init(_ run: BenchmarkRun, relativeCosts: [RelativeCost]) {
    self.run = run
    self.relativeCosts = relativeCosts
  }

  /// The page.
  package var document: Document {
    let rows = run.results.compactMap { CommandRow($0) }
    var blocks: [Block] = rows.isEmpty ? [] : [.table(Table(of: rows, columns: CommandRow.columns))]
    blocks += run.results.filter { $0.status != .measured }.flatMap { RunPage.blocks(ofUnmeasured: $0) }
    blocks += RelativeCostTable.blocks(relativeCosts, level: 2, title: "Relative to the fastest")
    let warnings = run.results.flatMap { result in
      result.warnings.map { "\(result.title): \(sentence: $0)" as Inline }
    }
    if !warnings.isEmpty { blocks.append(.list(warnings)) }
    if run.completeness == .partial {
      blocks.append(.note(.warning, "The run was stopped early: commands may have fewer runs, or none."))
    }
    return Document(blocks)
  }
}

/// One command in the table.
private struct CommandRow: Sendable {
  let title: Inline
  let wall: Summary
  let unit: RowUnit
  let user: Double?
  let system: Double?
  let peakMemory: Double?
  let instructions: Double?
  let runs: Int

  init?(_ result: BenchmarkResult) {
    guard let wall = result.summary(of: .time), let sample = result.sample(of: .time) else { return nil }
    title = result.title
    self.wall = wall
    unit = RowUnit(.nanoseconds, for: [wall.mean ?? wall.median])
    user = result.summary(of: .userTime)?.mean
    system = result.summary(of: .systemTime)?.mean
    peakMemory = result.summary(of: .peakMemory).flatMap { $0.median ?? $0.mean }
    instructions = result.summary(of: .instructions).flatMap { $0.median ?? $0.mean }
    runs = sample.values.count
  }

  static let columns: [TableColumn<CommandRow>] = [
    .names("command") { $0.title },
    .figures("mean", dropOrder: 0) { $0.unit.text($0.wall.mean) },
    .figures("σ", dropOrder: 1) { $0.unit.text($0.wall.stdev) },
    .figures("min", dropOrder: 3) { $0.unit.text($0.wall.min) },
    .figures("max", dropOrder: 4) { $0.unit.text($0.wall.max) },
    .figures("user", dropOrder: 6) { RowUnit(.nanoseconds, for: [$0.user]).text($0.user) },
    .figures("system", dropOrder: 7) { RowUnit(.nanoseconds, for: [$0.system]).text($0.system) },
    .figures("peak memory", dropOrder: 5) { RowUnit(.bytes, for: [$0.peakMemory]).text($0.peakMemory) },
    .figures("instructions", dropOrder: 2) { RowUnit(.count, for: [$0.instructions]).text($0.instructions) },
    .figures("runs", dropOrder: 2) { "\($0.runs)" },
  ]
}
