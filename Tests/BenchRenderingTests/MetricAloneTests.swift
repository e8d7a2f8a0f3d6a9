import BenchModel
import Testing

@testable import BenchRendering

@Suite("Rows that are called by their metric alone")
struct MetricAloneTests {
  private static func row(_ metric: Metric, _ statistic: Statistic?) -> ComparisonRow {
    ComparisonRow(
      id: BenchmarkID(group: "g", name: "n"), label: nil, presence: .both, metric: metric, statistic: statistic,
      obstacle: .notPositive, gates: true)
  }

  @Test("The page says what such rows are, and of no kind of row that is not there")
  func sentence() {
    let time = Self.row(.time, .best)
    let words = ComparisonRow.meaningOfMetricsAlone(in: [time, Self.row(.time, .mean)])?.text
    #expect(
      words
        == "A row is called by its metric alone where one figure stands for the metric: of time and rates it is the "
        + "best, a location of the least disturbed measurements.")
    let all = ComparisonRow.meaningOfMetricsAlone(
      in: [Self.row(.allocations, .value), Self.row(.peakMemory, .best), time])?.text
    #expect(
      all?.hasSuffix(
        "measurements; of memory and the like it is the median; of exact counts and single figures it is the value.")
        == true)
    #expect(ComparisonRow.meaningOfMetricsAlone(in: [Self.row(.time, .mean), Self.row(.time, nil)]) == nil)
    #expect(ComparisonRow.meaningOfMetricsAlone(in: []) == nil)
  }

  @Test("The metric's cell names the statistic of every other row")
  func cells() {
    #expect(Self.row(.time, .best).metricText.text == "time")
    #expect(Self.row(.allocations, .value).metricText.text == "allocations")
    #expect(Self.row(.time, .mean).metricText.text == "time mean")
  }
}
