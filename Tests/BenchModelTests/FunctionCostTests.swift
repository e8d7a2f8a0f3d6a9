import BenchModel
import Testing

@Suite("Functions of a counted benchmark")
struct FunctionCostTests {
  @Test("Results whose functions differ are not equal")
  func equality() {
    func result(_ own: Double?) -> BenchmarkResult {
      BenchmarkResult(id: BenchmarkID(group: "", name: "a"), samples: []).with(
        counts: [], warnings: [], functions: own.map { [FunctionCost(name: "f", own: $0, inclusive: 9)] })
    }
    #expect(result(1) == result(1) && result(nil) == result(nil))
    #expect(result(1) != result(2) && result(1) != result(nil))
  }
}
