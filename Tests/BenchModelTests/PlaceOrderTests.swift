import Testing

@testable import BenchModel

@Suite("Order by places")
struct PlaceOrderTests {
  @Test("Elements come out as sorted(by:) gives them, equal ones in the order in which they stood")
  func isStable() {
    let pairs = (0..<500).map { (key: $0 * 7919 % 13, place: $0) }
    let ordered = pairs.ordered { $0.key < $1.key }
    let sorted = pairs.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
    #expect(ordered.map(\.place) == sorted.map(\.place))
  }

  @Test("A set and the keys of a dictionary come out in their order")
  func ordersKeys() {
    #expect(Set(["b", "a", "c"]).ordered() == ["a", "b", "c"])
    #expect([3: "x", 1: "y"].keys.ordered() == [1, 3])
    #expect([Int]().ordered().isEmpty)
  }
}
