import BenchModel
import BenchRendering
import RunRendering
import Testing

@Suite("The table of objectives")
struct ObjectiveTableTests {
  private func assessment(_ name: String, _ state: Assessment.State, confidence: Double?) -> Assessment {
    let limit = Quantity(value: 200_000, unit: .nanoseconds)
    let objective = Objective(
      name: name, benchmark: "*", metric: "latency", statistic: .p50, bound: .below, limit: limit)
    let measured = Estimate(
      value: 1500, lower: confidence == nil ? nil : 1400, upper: confidence == nil ? nil : 2000, confidence: confidence,
      replicates: 3)
    return Assessment(
      objective: objective, id: BenchmarkID(group: "g", name: name), measured: measured, state: state, margin: 0.99)
  }

  private func text(_ assessments: [Assessment]) -> String {
    let run = BenchmarkRun(id: "r", suite: "s", environment: RunEnvironment(), metrics: [.latency], results: [])
    let page = ReportPage(run: run, assessments: assessments, origin: ReportPage.Origin(tool: "t", commands: []))
    return MarkdownDialect().print(page.document)
  }

  @Test("What is not met comes first, the certain before the uncertain")
  func order() {
    let states: [Assessment.State] = [.met, .atRisk, .unproven, .missed, .met]
    let text = text(states.enumerated().map { assessment("o\($0.offset)", $0.element, confidence: nil) })
    let rows = text.split(separator: "\n").filter { $0.contains("`g/o") && $0.hasPrefix("|") }
    let shown = rows.compactMap { row in ["MISSED", "UNPROVEN", "AT RISK", "MET"].first { row.hasSuffix("| \($0) |") } }
    #expect(shown == ["MISSED", "UNPROVEN", "AT RISK", "MET", "MET"], "\(text)")
    #expect(rows.last?.contains("`g/o4`") == true)
  }

  @Test("The confidence stands once, as the least whole percentage of all intervals, and limits without needless zeros")
  func confidence() {
    let text = text([
      assessment("a", .met, confidence: 0.953490), assessment("b", .met, confidence: 0.981467),
      assessment("c", .met, confidence: nil),
    ])
    #expect(text.contains("| 1.500 μs | 1.400 to 2.000 μs |") && text.contains("&lt; 200 μs |"), "\(text)")
    #expect(text.contains("\nIntervals have a confidence of at least 95%.\n"), "\(text)")
    #expect(self.text([assessment("c", .met, confidence: nil)]).contains("Intervals have") == false)
    for (confidence, shown) in [(0.95, "95%"), (0.99, "99%"), (0.999, "99%")] {
      #expect(self.text([assessment("a", .met, confidence: confidence)]).contains("at least \(shown)."))
    }
  }
}
