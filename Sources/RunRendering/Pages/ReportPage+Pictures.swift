package import BenchModel
import BenchRendering

/// What the pictures of a report rest on, beside the run and the comparison.
package struct Illustrations: Sendable {
  /// How the batches of each benchmark are spread.
  let times: [BenchmarkID: Distribution]
  /// How the operations of each benchmark that were timed one by one are spread.
  let latencies: [BenchmarkID: Distribution]
  /// By how many bytes live memory grows in 1,000 operations.
  let growths: [BenchmarkID: Estimate]

  /// Gathers what pictures show; what is missing has none.
  package init(
    times: [BenchmarkID: Distribution] = [:], latencies: [BenchmarkID: Distribution] = [:],
    growths: [BenchmarkID: Estimate] = [:]
  ) {
    self.times = times
    self.latencies = latencies
    self.growths = growths
  }
}

extension ReportPage {
  /// More groups with pictures than this would be a folder of pictures and no report.
  private static let picturedGroups = 24

  /// The pictures of a group: its distributions and its percentiles.
  func pictures(of group: ResultGroup, at index: Int) -> [Block] {
    guard index < Self.picturedGroups else { return [] }
    return [distributions(group), percentiles(group)].compactMap { $0 }.map(Block.figure)
  }

  /// The unit in which the run states a metric that we know by its name.
  private func unit(_ metric: Metric) -> Metric.Unit { run.metric(named: metric.name)?.unit ?? metric.unit }

  private func rows(
    _ group: ResultGroup, _ distributions: [BenchmarkID: Distribution]
  ) -> [(result: BenchmarkResult, distribution: Distribution)] {
    group.results.compactMap { result in distributions[result.id].map { (result, $0) } }
  }

  /// Operations where there are any, batches elsewhere: the two are never in one picture, since batches hide tails.
  private func distributions(_ group: ResultGroup) -> Figure? {
    let operations = rows(group, illustrations.latencies)
    let shown = operations.isEmpty ? rows(group, illustrations.times) : operations
    let plotted = shown.map { DistributionPlot.Row(name: $0.result.titleInGroup, distribution: $0.distribution) }
    let unit = unit(operations.isEmpty ? .time : .latency)
    guard let plot = DistributionPlot(plotted, unit: unit) else { return nil }
    let what: Inline = operations.isEmpty ? "Time of an iteration, by batches" : "Time of operations timed one by one"
    let table = SpreadTable(
      rows: shown.map { SpreadTable.Row(name: .name($0.result.titleInGroup), distribution: $0.distribution) },
      unit: unit, hasHistograms: false)
    let title = "\(what.text), \(group.title.text)"
    return Figure(
      kind: .distribution, of: group.name, svg: plot.svg(title: title),
      narrow: { plot.svg(title: title, for: .phone) },
      alternative: "\(what): how the benchmarks of the group are spread",
      caption: "\(what), group \(group.title).",
      table: table.table(of: "benchmark", scaleTitle: table.rangeText))
  }

  private func percentiles(_ group: ResultGroup) -> Figure? {
    let rows = rows(group, illustrations.latencies).map {
      DistributionPlot.Row(name: $0.result.titleInGroup, distribution: $0.distribution)
    }
    guard let plot = PercentilePlot(rows, unit: unit(.latency)) else { return nil }
    let title = "Percentiles of operations, \(group.title.text)"
    return Figure(
      kind: .percentiles, of: group.name, svg: plot.svg(title: title),
      narrow: { plot.svg(title: title, for: .phone) },
      alternative: "Percentiles of the time of operations, from the median to the largest",
      caption: "Percentiles of the time of operations, group \(group.title).")
  }

  /// What memory stays in use, of every benchmark that read it.
  var memoryPicture: [Block] {
    let series = run.results.compactMap { result in
      result.sample(of: .liveMemory).flatMap { sample in
        MemoryPlot.Series(name: result.id.description, sample, growth: illustrations.growths[result.id])
      }
    }
    guard let plot = MemoryPlot(series) else { return [] }
    let title = "Memory in use over operations"
    let figure = Figure(
      kind: .memory, svg: plot.svg(title: title), narrow: { plot.svg(title: title, for: .phone) },
      alternative: "Memory in use over operations, with the growth fitted to the later half",
      caption: "Memory in use over operations: a leak is a line that still rises in the later half.")
    return [.figure(figure)]
  }

  /// What one does alone and many at once, of every benchmark that measured both.
  var threadsPicture: [Block] {
    guard let plot = ThreadsPlot(ThreadsPlot.curves(of: run.results)) else { return [] }
    let title = "Throughput alone and at once"
    let figure = Figure(
      kind: .threads, svg: plot.svg(title: title), narrow: { plot.svg(title: title, for: .phone) },
      alternative: "Throughput of one thread or task alone and of many at once",
      caption: "Throughput of one thread or task alone and of many at once.")
    return [.figure(figure)]
  }
}
