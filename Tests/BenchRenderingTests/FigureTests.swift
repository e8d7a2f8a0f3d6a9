import BenchModel
import Foundation
import FoundationXML
import Testing

@testable import BenchRendering

@Suite("Pictures")
struct FigureTests {
  @Test("Changes as a forest plot")
  func forest() throws {
    let plot = try #require(ForestPlot(Fixture().comparison))
    try Golden.expect(plot.svg, equals: "changes.svg")
  }

  @Test("A comparison without a change has no picture")
  func nothing() {
    let comparison = Fixture().comparison
    let empty = Comparison(
      baseline: comparison.baseline, current: comparison.current, policySource: "", gate: comparison.gate, rows: [],
      warnings: [])
    #expect(ForestPlot(empty) == nil)
  }

  @Test("Pictures are well-formed whatever benchmarks are called", arguments: HostileNames.all)
  func wellFormed(hostile: String) throws {
    let plot = try #require(ForestPlot(HostileNamesTests.fixture(hostile).comparison))
    let parser = XMLParser(data: Data(plot.svg.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let harmless = try #require(ForestPlot(HostileNamesTests.fixture("x").comparison))
    let names = { (text: String) in
      Set(PrintedText.elements(ofHTML: text).map { $0.prefix { $0 != " " && $0 != "/" } })
    }
    #expect(names(plot.svg).isSubset(of: names(harmless.svg)))
  }

  @Test(
    "Ticks are round, enclose the values and are few",
    arguments: [
      (0.0, 1.0), (-0.37, 0.02), (1e-9, 3e-9), (12_345.0, 12_346.0), (5.0, 5.0), (0.0, 0.0), (-1e300, 1e300),
      (1e-300, 2e-300),
    ])
  func ticks(low: Double, high: Double) throws {
    let axis = FigureAxis(over: [low, high], from: 0, to: 100)
    #expect(axis.range.lowerBound <= low)
    #expect(axis.range.upperBound >= high)
    #expect((2...12).contains(axis.ticks.count))
    #expect(axis.place(low) >= 0)
    #expect(axis.place(high) <= 100)
    #expect(axis.place(low) <= axis.place(high))
  }

  @Test(
    "A logarithmic axis encloses its values with powers of ten",
    arguments: [(1.0, 1_000.0), (3.0, 4.0), (7e-9, 2.0), (5.0, 5.0), (1.0, 1.0)])
  func logarithmic(low: Double, high: Double) {
    let axis = FigureAxis(over: [low, high], from: 0, to: 100, isLogarithmic: true)
    #expect(axis.isLogarithmic)
    #expect(axis.range.lowerBound <= low)
    #expect(axis.range.upperBound >= high)
    #expect(axis.ticks.count >= 2)
  }

  @Test("Values that are not positive have no logarithmic axis")
  func notLogarithmic() {
    #expect(!FigureAxis(over: [0, 5], from: 0, to: 1, isLogarithmic: true).isLogarithmic)
  }
}
