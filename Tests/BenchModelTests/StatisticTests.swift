import BenchModel
import Foundation
import StrictJSON
import Testing

@Suite("Statistic")
struct StatisticTests {
  @Test("Former names are read in JSON and never written; a word that is no name is an error")
  func formerWords() throws {
    let words = Array(#"["typical","upper","best","mean","p99"]"#.utf8)
    let read = try StrictJSONDecoder().decode([Statistic].self, from: words)
    #expect(read == [.best, .mean, .best, .mean, .p99])
    #expect(
      String(decoding: try StrictJSONEncoder().encode(read), as: UTF8.self) == #"["best","mean","best","mean","p99"]"#)
    #expect(throws: JSONError.self) {
      try StrictJSONDecoder().decode([Statistic].self, from: Array(#"["p98"]"#.utf8))
    }
  }

  @Test("The figure that stands for a metric is called by the metric alone")
  func names() {
    #expect(Metric.time.name(of: .best) == "time" && Metric.allocations.name(of: .value) == "allocations")
    #expect(Metric.time.name(of: .mean) == "time mean" && Metric.latency.name(of: .p95) == "latency p95")
    #expect(Metric.time.name(of: nil) == "time")
  }

  @Test("Far percentiles are those from the 90th on, the farthest first")
  func farPercentiles() {
    #expect(Statistic.farPercentiles.map(\.statistic) == [.p99, .p95, .p90])
    #expect(Statistic.allCases.filter(\.isFarPercentile) == [.p90, .p95, .p99])
  }

  @Test("A percentile is called by its order, and no other statistic has one")
  func orders() {
    for statistic in Statistic.allCases {
      let isPercentile = statistic.rawValue.hasPrefix("p") && Int(statistic.rawValue.dropFirst()) != nil
      #expect(statistic.traits.order.map { "p\(Int($0 * 100))" } == (isPercentile ? statistic.rawValue : nil))
    }
  }

  @Test("The page of the policy file names every statistic, in order")
  func page() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let page = try String(
      contentsOfFile: "/\(root)/Sources/BenchModel/BenchModel.docc/PolicyFile.md", encoding: .utf8)
    let names = Statistic.allCases.map { "`\($0.rawValue)`" }
    let sentence = "A `statistic` is one of \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")."
    #expect(page.contains(sentence), "it is now: \(sentence)")
  }

  @Test("Each meaning is one of its own")
  func meanings() {
    #expect(Set(Statistic.allCases.map(\.traits.meaning.description)).count == Statistic.allCases.count)
  }

  @Test("A statistic takes its own figure of a summary")
  func published() {
    let summary = Summary(count: 9, mean: 1, median: 2, p90: 3, p95: 4, p99: 5, min: 0, max: 6)
    let wanted: [(Statistic, Double?)] = [
      (.mean, 1), (.throughput, 1), (.median, 2), (.p50, 2), (.value, 2), (.p75, nil), (.p90, 3), (.p95, 4),
      (.p99, 5), (.max, 6), (.slope, nil),
    ]
    for (statistic, figure) in wanted { #expect(statistic.traits.published(summary) == figure, "\(statistic)") }
    #expect(Statistic.value.traits.published(Summary(mean: 1)) == 1)
  }
}
