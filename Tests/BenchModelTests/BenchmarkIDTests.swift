import BenchModel
import Testing

@Suite("Benchmark identity")
struct BenchmarkIDTests {
  @Test("Names that differ only in Unicode normalisation are different benchmarks")
  func normalisation() {
    let composed = BenchmarkID(group: "g", name: "\u{E9}")
    let decomposed = BenchmarkID(group: "g", name: "e\u{301}")
    #expect(composed.name == decomposed.name)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test("Parameters and their order are part of the identity")
  func parameters() {
    let size = BenchmarkID.Parameter(name: "size", value: "10")
    let kind = BenchmarkID.Parameter(name: "kind", value: "a")
    #expect(BenchmarkID(group: "g", name: "n", parameters: [size]) != BenchmarkID(group: "g", name: "n"))
    #expect(
      BenchmarkID(group: "g", name: "n", parameters: [size, kind])
        != BenchmarkID(group: "g", name: "n", parameters: [kind, size]))
    #expect(BenchmarkID(group: "g", name: "n", parameters: [size, kind]).description == "g/n (size=10, kind=a)")
  }

  @Test("Order is by bytes, group before name")
  func order() {
    let identities = [("b", "a"), ("a", "b"), ("a", "B"), ("", "z")].map { BenchmarkID(group: $0.0, name: $0.1) }
    #expect(identities.sorted().map(\.description) == ["z", "a/B", "a/b", "b/a"])
  }

  @Test("Parameters order by bytes too, and fewer stand before more")
  func parameterOrder() {
    let lists = [[], [("a", "1")], [("a", "1"), ("b", "0")], [("a", "2")], [("b", "0")]]
    let identities = lists.map { list in
      BenchmarkID(group: "g", name: "n", parameters: list.map { .init(name: $0.0, value: $0.1) })
    }
    #expect(identities.reversed().sorted() == identities)
    for (place, identity) in identities.enumerated() {
      #expect(identities.filter { $0 < identity }.count == place)
    }
  }
}
