package import BenchModel
package import BenchRendering

/// What `bench-run` says at the end: every result in the console form, by group.
package struct RunPage {
  private let run: BenchmarkRun
  private let metrics: [ByteKey: Metric]
  private let relativeCosts: [RelativeCost]
  private let growths: [BenchmarkID: Estimate]
  private let distributions: [BenchmarkID: Distribution]

  /// How many stretches a histogram has.
  package static let histogramBins = 24

  /// Makes the page of a run whose samples have their summaries attached.
  ///
  /// - Parameter growths: by how many bytes live memory grows in 1,000 operations, where readings of it tell.
  /// - Parameter distributions: how operations are spread, or batches where none was timed singly.
  package init(
    _ run: BenchmarkRun, relativeCosts: [RelativeCost] = [], growths: [BenchmarkID: Estimate] = [:],
    distributions: [BenchmarkID: Distribution] = [:]
  ) {
    self.run = run
    metrics = Dictionary(run.metrics.map { (ByteKey($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    self.relativeCosts = relativeCosts
    self.growths = growths
    self.distributions = distributions
  }

  /// The page.
  package var document: Document {
    var blocks: [Block] = []
    for group in ResultGroup.groups(of: run.results) {
      blocks.append(.heading(level: 2, group.title))
      blocks += group.results.flatMap(self.blocks)
    }
    blocks += RelativeCostTable.blocks(relativeCosts, level: 2)
    blocks.append(.paragraph("\(run.results.countsText)."))
    if run.results.contains(where: hasBothTimes) {
      let sources: Inline = "Iterations, Mean and P95 describe operations timed singly; Throughput comes from batches."
      blocks.append(.note(.note, sources))
    }
    if run.metric(named: Metric.cpuTime.name) != nil, run.metric(named: Metric.allocations.name) == nil {
      blocks.append(.note(.note, "Allocations, bytes and live memory are absent: this worker cannot count them."))
    }
    if run.completeness == .partial {
      blocks.append(
        .note(
          .warning,
          "The run was stopped early: benchmarks without a turn are skipped, and others may have fewer launches."))
    }
    return Document(blocks)
  }

  private func blocks(of result: BenchmarkResult) -> [Block] {
    result.status == .measured ? [.code(lines(of: result))] : Self.blocks(ofUnmeasured: result)
  }

  /// Why a benchmark has no result, with its last words.
  static func blocks(ofUnmeasured result: BenchmarkResult) -> [Block] {
    let word: Inline =
      switch result.status {
      case .measured: "MEASURED"
      case .failed: "FAILED"
      case .timedOut: "TIMED OUT"
      case .skipped: "SKIPPED"
      }
    let text: Inline = "\(name: result.titleInGroup): \(word.role(result.role).strong())"
    let output = result.outputLines
    return [.paragraph("\(text)\(result.failureDetail)")] + (output.isEmpty ? [] : [.code(output)])
  }

  private func lines(of result: BenchmarkResult) -> [Inline] {
    var lines: [Inline] = ["\(name: result.titleInGroup):"]
    lines += Inline.consoleLines(of: consoleSummary(of: result), memoryPeakBytes: memoryPeak(of: result))
    if let distribution = distributions[result.id] { lines.append(spread(of: distribution, result)) }
    let hasTime = result.sample(of: .time) != nil
    for sample in result.samples where !Self.consoleMetrics.contains(sample.metric) {
      guard let metric = metrics[ByteKey(sample.metric)], isShown(metric, besideTime: hasTime),
        let summary = sample.shownSummary
      else { continue }
      let figure = summary.median ?? summary.mean
      lines.append("  \(name: metric.name): \(RowUnit(metric.unit, for: [figure]).text(figure))")
    }
    if let growth = growths[result.id] {
      let unit = RowUnit(.bytes, for: [growth.value, growth.lower, growth.upper])
      lines.append("  growth per 1,000 operations: \(unit.text(growth))")
    }
    if lines.count == 1 { lines.append("  measured; the file holds no figures derived from the measurements") }
    return lines + result.warnings.map { "  warning: \(sentence: $0)" }
  }

  private func spread(of distribution: Distribution, _ result: BenchmarkResult) -> Inline {
    let metric = result.sample(of: .latency) == nil ? Metric.time : .latency
    let spread = SpreadTable(
      rows: [.init(name: Inline(), distribution: distribution)],
      unit: run.metric(named: metric.name)?.unit ?? metric.unit,
      hasHistograms: true)
    return "  Spread: \(TextHistogram.text(distribution.histogram)) \(spread.rangeText)"
  }

  /// What only explains other figures stands in the file and in the report, unless the benchmark chose to state it; a
  /// series of readings is told by its growth.
  private func isShown(_ metric: Metric, besideTime hasTime: Bool) -> Bool {
    metric != .liveMemory && (!metric.isDiagnostic || !hasTime)
  }

  /// The figures of the console form.
  ///
  /// Iterations, mean and percentile describe one and the same set of operations; throughput comes from batches,
  /// where reading the clock costs nothing. Each stands in for the other where it is missing.
  private func consoleSummary(of result: BenchmarkResult) -> Summary {
    let time = result.summary(of: .time)
    if var summary = result.summary(of: .latency) {
      let measured = result.summary(of: .throughput)
      summary.operationsPerSecond =
        measured?.median ?? measured?.mean ?? time?.operationsPerSecond ?? summary.operationsPerSecond
      if let counts = result.sample(of: .operations)?.values.joined() {
        summary.count = Int(exactly: counts.reduce(0, +)) ?? summary.count
      }
      return summary
    }
    guard var summary = time else { return Summary() }
    // A summary of batches counts batches, and the console form counts iterations.
    if let sample = result.sample(of: .time), sample.published == nil { summary.count = Self.iterations(of: sample) }
    return summary
  }

  /// How many iterations stand behind a sample; nothing where a file claims more than can be counted.
  private static func iterations(of sample: Sample) -> Int? {
    zip(sample.iterations, sample.values).reduce(0 as Int?) { total, launch in
      let (product, isTooLarge) = launch.0.multipliedReportingOverflow(by: launch.1.count)
      guard let (sum, overflow) = total?.addingReportingOverflow(product) else { return nil }
      return isTooLarge || overflow ? nil : sum
    }
  }

  private func memoryPeak(of result: BenchmarkResult) -> Double? {
    result.summary(of: .peakMemory).flatMap { $0.max ?? $0.mean ?? $0.median }
  }

  private func hasBothTimes(_ result: BenchmarkResult) -> Bool {
    result.summary(of: .time)?.operationsPerSecond != nil && result.summary(of: .latency) != nil
  }

  private static let consoleMetrics: Set<String> = [
    Metric.time.name, Metric.latency.name, Metric.peakMemory.name, Metric.throughput.name, Metric.operations.name,
  ]
}
