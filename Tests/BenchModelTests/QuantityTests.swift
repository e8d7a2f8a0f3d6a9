import BenchModel
import Testing

@Suite("Quantity")
struct QuantityTests {
  @Test(
    "Typed units become base units",
    arguments: [
      ("200us", 200_000, .nanoseconds), ("1 ms", 1e6, .nanoseconds), ("0.5s", 5e8, .nanoseconds),
      ("10 KB", 10240, .bytes), ("1kB", 1000, .bytes), ("5000/s", 5000, .perSecond), ("7", 7, .count),
      ("2µs", 2000, .nanoseconds), ("2μs", 2000, .nanoseconds),
    ] as [(String, Double, Metric.Unit)])
  func parsing(text: String, value: Double, unit: Metric.Unit) throws {
    #expect(try Quantity(text) == Quantity(value: value, unit: unit))
  }

  @Test("A number that its base unit cannot hold is refused", arguments: ["1e308s", "1.7e308 GB", "1e999"])
  func overflow(text: String) {
    #expect(throws: NotationError.self) { try Quantity(text) }
  }

  @Test(
    "Quantities print in the largest unit that keeps them above one",
    arguments: [
      (153_806.67, .nanoseconds, "153.81 μs"), (0.2731, .nanoseconds, "0.27 ns"), (1.5e9, .nanoseconds, "1.50 s"),
      (3_638_034, .bytes, "3.47 MB"), (12, .count, "12.00"), (-2500, .nanoseconds, "-2.50 μs"),
    ] as [(Double, Metric.Unit, String)])
  func printing(value: Double, unit: Metric.Unit, text: String) {
    #expect(Quantity(value: value, unit: unit).text(decimals: 2) == text)
  }

  @Test("An objective's requirement has a side and a limit")
  func requirement() throws {
    let requirement = try Objective.requirement("< 200 us")
    #expect(requirement.bound == .below)
    #expect(requirement.limit == Quantity(value: 200_000, unit: .nanoseconds))
    #expect(throws: NotationError.self) { try Objective.requirement("200us") }
  }
}
