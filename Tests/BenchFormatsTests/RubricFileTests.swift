import BenchModel
import Testing

@testable import BenchFormats

@Suite("The rubric file")
struct RubricFileTests {
  private static let schema = #""schema": {"name": "bench-rubric", "version": 1}"#

  private func read(_ text: String) throws(FormatError) -> Rubric {
    try RubricFile.read(Array(text.utf8), source: "rubric.json")
  }

  @Test("A header alone is the built-in rubric")
  func defaults() throws {
    #expect(try read("{\(Self.schema)}") == Rubric())
  }

  @Test("Every key is heard, comments are allowed, and what is not said stays as it is")
  func everyKey() throws {
    let rubric = try read(
      """
      {
        \(Self.schema),
        // Nothing but evidence and objectives counts.
        "weights": { "objectives": 1.5, "healthChecks": 0, "regressions": 0, "evidence": 2 },
        "healthChecks": {
          "tailRatio": { "good": "2", "attention": "3" },
          "growth": { "good": "1B", "attention": "2KB" },
          "throughput": { "good": "10/s", "attention": "5/s" }
        }
      }
      """)
    #expect(rubric.weights == [.objectives: 1.5, .healthChecks: 0, .regressions: 0, .evidence: 2])
    #expect(rubric.limits[.tailRatio] == Rubric.Limits(good: 2, attention: 3))
    #expect(rubric.limits[.growth] == Rubric.Limits(good: 1, attention: 2048))
    #expect(rubric.limits[.throughput] == Rubric.Limits(good: 10, attention: 5))
    let partly = try read(#"{\#(Self.schema), "weights": {"evidence": 7}}"#)
    #expect(partly.weights[.evidence] == 7 && partly.weights[.objectives] == Rubric.defaultWeights[.objectives])
    #expect(partly.limits == Rubric.defaultLimits)
  }

  @Test("A summary and targets are lines and objectives with their places, for the suites that are named")
  func summary() throws {
    let rubric = try read(
      """
      {\(Self.schema), "suite": "s", "summaryFile": "S.md",
      "summary": [{"title": "Rate", "benchmark": "g/b", "metric": "time", "statistic": "throughput"}],
      "targets": [{"name": "T", "benchmark": "g/b", "metric": "time", "statistic": "mean", "require": "< 1ms"}]}
      """)
    #expect(rubric.suites == ["s"] && rubric.summaryFile == "S.md")
    #expect(
      rubric.summary == [
        SummaryLine(
          title: "Rate", benchmark: "g/b", metric: "time", statistic: .throughput, origin: "rubric.json:2")
      ])
    #expect(rubric.targets.map(\.name) == ["T"] && rubric.targets[0].limit.value == 1e6)
  }

  @Test(
    "What is wrong is refused with its place",
    arguments: [
      (#""wieghts": {}"#, "wieghts"), (#""weights": {"objective": 1}"#, "objective"),
      (#""weights": {"evidence": -1}"#, "rubric.json:1:"), (#""weights": {"evidence": 1e9}"#, "a weight is a number"),
      (#""weights": {"objectives": 0, "healthChecks": 0, "regressions": 0, "evidence": 0}"#, "every weight is 0"),
      (#""healthChecks": {"growth": {"good": "1KB"}}"#, "attention"),
      (#""healthChecks": {"growth": {"good": "2KB", "attention": "1KB"}}"#, "has to be better"),
      (#""healthChecks": {"throughput": {"good": "1/s", "attention": "10/s"}}"#, "has to be better"),
      (#""healthChecks": {"growth": {"good": "1us", "attention": "1KB"}}"#, "such as 1KB"),
      (#""healthChecks": {"tailRatio": {"good": "0", "attention": "2"}}"#, "above zero"),
      (
        #""summary": [{"title": "t", "benchmark": "b", "metric": "time", "statistic": "p75"}]"#,
        "a line of the summary states one of"
      ),
      (#""summary": [{"title": "t", "metric": "time", "statistic": "mean"}]"#, "benchmark"),
      (#""summaryFile": "a/b.md""#, "the name of a file beside the report"),
      (#""targets": [{"name": "t", "benchmark": "b", "metric": "m", "statistic": "p50", "require": "5"}]"#, "< 200us"),
      (#""healthChecks": {"p99": {"good": "1", "attention": "2"}}"#, "p99"),
    ])
  func refusals(entry: String, message: String) {
    let error = #expect(throws: FormatError.self) { try read("{\(Self.schema), \(entry)}") }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("Another kind of document is refused")
  func otherKind() {
    #expect(throws: FormatError.self) { try read(#"{"schema": {"name": "bench-policy", "version": 1}}"#) }
  }
}
