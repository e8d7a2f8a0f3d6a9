import BenchComparison
import BenchFormats
import BenchModel
import BenchRendering
import BenchStatistics
import StrictJSON
import Testing

@Suite("Hostile files, from bytes to pages")
struct HostileFileTests {
  @Test("Whatever numbers a file holds, judging and printing it ends in a page or in one clear error")
  func numbers() throws {
    let seeds = [
      try OwnRunFormat.bytes(of: Runs.run("1", launches: 3)), Array(StressSuiteFile.text(factor: 1).utf8),
    ]
    let baselines = try seeds.map { try RunReader.read($0, source: "base.json", identity: "base").run }
    var random = SplitMix64(seed: 11)
    var pages = 0
    for round in 0..<240 {
      let document = Self.withOtherNumbers(seeds[round % 2], &random)
      guard let run = try? RunReader.read(document, source: "x.json", identity: "x").run else { continue }
      let sides = [baselines[round % 2], run]
      for (baseline, current) in [(sides[0], sides[1]), (sides[1], sides[0])] {
        if try Self.print(baseline, current) { pages += 1 }
      }
    }
    #expect(pages > 200, "only \(pages) pages: most changes are to leave a file readable")
  }

  /// Whether everything could be printed; an error has to be one of those that users are told.
  private static func print(_ baseline: BenchmarkRun, _ current: BenchmarkRun) throws -> Bool {
    do throws(ComparisonError) {
      let comparison = try Judge.compare(
        baseline: .init(run: baseline, file: "base.json", format: "f"),
        current: .init(run: current, file: "new.json", format: "f"), policy: Policy(), policySource: "none",
        sameBytes: false)
      let run = try RunSummarizer.summarised(current, file: "new.json")
      let objective = Objective(
        name: "o", benchmark: "*", metric: "time", statistic: .mean, bound: .below,
        limit: Quantity(value: 1e6, unit: .nanoseconds))
      let assessments = try ObjectiveAssessor.assess(
        [objective], of: .init(run: current, file: "new.json", format: "f"), betweenLaunchFloor: 0.05)
      let review = try RunReviewer(run: run, comparison: comparison, assessments: assessments, rubric: Rubric())
        .review(rubricSource: "r")
      let page = ReportPage(
        run: run, comparison: comparison, assessments: assessments, relativeCosts: RelativeCosts.stated(in: run),
        review: review, origin: ReportPage.Origin(tool: "t", commands: []))
      let texts = [
        TerminalDialect(width: 80, colour: false, unicode: true).print(
          ComparisonPage(comparison, showAll: true).document),
        TerminalDialect(width: 80, colour: false, unicode: true).print(RunPage(run).document),
        MarkdownDialect().print(page.document), MarkdownDialect().print(SummaryPage(page).document),
      ]
      #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("nan") })
      #expect(throws: Never.self) { try StrictJSONEncoder(layout: .pretty).encode(comparison) }
      return true
    } catch {
      #expect(!error.description.isEmpty)
      return false
    }
  }

  /// The file with one to four of its numbers replaced by extreme ones.
  private static func withOtherNumbers(_ seed: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    let numbers = [
      "0", "-1", "1", "2", "1e308", "1.7976931348623157e308", "5e-324", "1e-300", "9223372036854775807",
      "-9223372036854775808", "4611686018427387904", "1e18", "0.1", "-0.0",
    ]
    var document = seed
    for _ in 0...random.draw(below: 4) {
      let start = Int(random.draw(below: UInt64(document.count)))
      let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x65].contains($0) }
      guard let first = document[start...].firstIndex(where: { (0x30...0x39).contains($0) }) else { continue }
      let begin = document[..<first].lastIndex { !isDigit($0) }.map { $0 + 1 } ?? first
      let end = document[first...].firstIndex { !isDigit($0) } ?? document.count
      document.replaceSubrange(begin..<end, with: numbers[Int(random.draw(below: UInt64(numbers.count)))].utf8)
    }
    return document
  }
}
