import BenchModel
import Testing

@testable import BenchRendering

@Suite("Axes of pictures")
struct FigureAxisTests {
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

  private static let edges: [Double] = [
    -.greatestFiniteMagnitude, -1e308, -1, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1e-300, 1, 1e300, 1e308,
    .greatestFiniteMagnitude,
  ]

  @Test("Any two finite values have an axis that holds both, with labels that are numbers", arguments: edges)
  func extremes(low: Double) {
    for high in Self.edges where high >= low {
      for unit in [Metric.Unit.count, .nanoseconds, .bytes, .perSecond] {
        for isLogarithmic in [false, true] {
          let axis = FigureAxis(over: [low, high], from: 0, to: 100, isLogarithmic: isLogarithmic, unit: unit)
          #expect(axis.range.lowerBound <= low && axis.range.upperBound >= high)
          #expect(axis.ticks.allSatisfy(\.isFinite) && !axis.ticks.isEmpty)
          #expect(axis.ticks.map(axis.label(of:)).allSatisfy { !$0.contains("∞") && !$0.contains("NaN") })
          let places = [low, high].map(axis.place)
          #expect(places.allSatisfy { (0...100).contains($0) } && places[0] <= places[1], "\(low) \(high) \(places)")
        }
      }
    }
  }

  @Test("Values that are not positive have no logarithmic axis")
  func notLogarithmic() {
    #expect(!FigureAxis(over: [0, 5], from: 0, to: 1, isLogarithmic: true).isLogarithmic)
  }

  @Test("Ticks are labelled in one unit with the decimals that tell them apart; each its own where they are ratios")
  func labels() {
    func labels(_ values: [Double], _ unit: Metric.Unit, isLogarithmic: Bool = false) -> [String] {
      let axis = FigureAxis(over: values, from: 0, to: 1, isLogarithmic: isLogarithmic, ticks: 4, unit: unit)
      return axis.ticks.map(axis.label(of:))
    }
    #expect(labels([0, 2_900], .nanoseconds) == ["0 μs", "1 μs", "2 μs", "3 μs"])
    #expect(labels([0.1, 0.5], .count) == ["0.0", "0.2", "0.4", "0.6"])
    // Round in kilobytes, not in bytes.
    #expect(labels([0, 3 * 1024], .bytes) == ["0 KB", "1 KB", "2 KB", "3 KB"])
    #expect(
      labels([300, 2_000_000], .nanoseconds, isLogarithmic: true)
        == ["100 ns", "1 μs", "10 μs", "100 μs", "1 ms", "10 ms"])
    #expect(labels([0.5, 0.5], .nanoseconds, isLogarithmic: true) == ["0.5 ns", "5 ns"])
  }
}
