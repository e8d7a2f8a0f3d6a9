import BenchModel

@testable import BenchRendering
@testable import RunRendering

/// One picture of every kind, whose outside strings all pass through one function.
struct PictureFixture {
  /// Gives the text that stands in the place of an outside string.
  var naming: @Sendable (String) -> String = { $0 }

  /// The report with every picture.
  var report: ReportPage {
    let illustrations = Illustrations(
      times: [id("Raw Model"): distribution(1_400, 1_900, count: 50)],
      latencies: [
        id("Simple Command"): distribution(98_700, 1_880_000, count: 1000),
        id("Complex Command"): distribution(203_000, 260_000, count: 8),
      ],
      growths: [
        id("Leaky"): Estimate(value: 1_520, lower: 1_480, upper: 1_570, confidence: 0.95, replicates: 3),
        id("Tight"): Estimate(value: 0, replicates: 1),
      ])
    return ReportPage(
      run: run, comparison: Fixture(naming: naming).comparison,
      origin: .init(tool: naming("bench-report"), commands: []), illustrations: illustrations)
  }

  /// Every picture of the report and of the history, by the beginnings of their files' names.
  var figures: [Figure] { report.document.figures + HistoryPage(history).document.figures }

  func id(_ name: String, _ parameters: [BenchmarkID.Parameter] = []) -> BenchmarkID {
    BenchmarkID(group: naming("command"), name: naming(name), parameters: parameters)
  }

  /// A spread that is thick at its beginning, as that of operations is.
  func distribution(_ low: Double, _ high: Double, count: Int) -> Distribution {
    let all = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]
    let quantiles = all.filter { Double(count) * min($0, 1 - $0) >= 1 - 1e-9 }
      .map { Distribution.Quantile(order: $0, value: low + (high - low) * $0 * $0 * $0 * 0.5) }
    return Distribution(
      count: count, minimum: low, maximum: high, quantiles: quantiles,
      histogram: .init(lower: low, upper: high, isLogarithmic: true, counts: [4, 30, 50, 20, 9, 3, 0, 0, 1]))
  }

  private var run: BenchmarkRun {
    let plain = ["Simple Command", "Complex Command", "Raw Model"].map { BenchmarkResult(id: id($0), samples: []) }
    return BenchmarkRun(
      id: naming("r"), suite: naming("stress"), environment: RunEnvironment(), metrics: [.time, .latency, .liveMemory],
      results: plain + [memory("Leaky", step: 750), memory("Tight", step: 0), crowd("threads"), crowd("tasks")])
  }

  private func memory(_ name: String, step: Double) -> BenchmarkResult {
    let readings = (0..<3).map { launch in
      (0..<40).map { checkpoint in Double(checkpoint) * step + Self.ripple(checkpoint + launch, 40) }
    }
    return BenchmarkResult(
      id: id(name),
      samples: [
        Sample(
          metric: Metric.liveMemory.name, process: [0, 1, 2], round: [0, 1, 2], order: [0, 1, 2],
          iterations: [500, 500, 500], values: readings)
      ])
  }

  /// What measurements vary by, without chance.
  private static func ripple(_ index: Int, _ size: Double) -> Double { Double(index * 13 % 7) * size }

  private func crowd(_ kind: String) -> BenchmarkResult {
    func sample(_ metric: Metric, _ median: Double) -> Sample {
      Sample(
        metric: metric.name, process: [0], round: [0], order: [0], iterations: [1], values: [[median]],
        summary: Summary(median: median, min: median * 0.9, max: median * 1.2))
    }
    return BenchmarkResult(
      id: id("Concurrent Execution", [.init(name: naming(kind), value: "100")]),
      samples: [
        sample(.throughput, 11_400_000), sample(.singleThroughput, 6_200_000), sample(.speedUp, 1.84),
        sample(.throughput(of: 8), 11_600_000), sample(.throughput(of: 2), 10_900_000),
        sample(.throughput(of: 4), 11_700_000),
        sample(.efficiency, 0.92),
      ])
  }
}

extension PictureFixture {
  /// A history with a step, a creep and a series without a change.
  var history: HistoryReport {
    let runs = 0..<24
    let steps = runs.map { Self.ripple($0, 6) + ($0 < 15 ? 1000 : 1380) }
    let creeps = runs.map { Self.ripple($0, 0.5) + 500 + 4 * Double(max(0, $0 - 4)) }
    return HistoryReport(
      source: naming("history.jsonl"), outcome: .pass, headline: naming("2 changes"), runs: 24,
      errorRate: .init(rate: 0.05, series: 3, level: 0.02),
      series: [
        series("Steady", [Double](repeating: 7, count: 24), []),
        series("Steps", steps, [change(.step, at: 15, to: 15, 1018, 1398, 0.373)]),
        series(
          "Creeps", creeps, [change(.creep, at: 5, to: 23, 501, 577, 0.152)]),
      ], warnings: [])
  }

  private func series(_ name: String, _ values: [Double], _ changes: [HistoryChange?]) -> HistorySeries {
    HistorySeries(
      machine: naming("m"), suite: naming("s"), id: id(name), metric: .time, statistic: .best, method: .noisy,
      tolerance: Tolerance(relative: 0.02), values: values, changes: changes.compactMap { $0 })
  }

  private func change(
    _ kind: HistoryChange.Kind, at index: Int, to end: Int, _ from: Double, _ to: Double, _ share: Double
  ) -> HistoryChange? {
    guard let date = try? Instant("2026-03-01T12:00:00Z") else { return nil }
    let point = HistoryReport.Point(run: naming("r"), date: date, commit: naming("c0ffee0badc0de"))
    return HistoryChange(
      kind: kind, index: index, endIndex: end, before: point, first: point, last: point,
      indexRange: kind == .step ? [index - 1, index + 1] : nil, from: from, to: to,
      change: Change(value: share, lower: share - 0.02, upper: share + 0.02, confidence: 0.95), isWorse: true)
  }
}
