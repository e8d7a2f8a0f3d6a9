import BenchStatistics
import Testing

@Suite("Values in ascending order")
struct AscendingOrderTests {
  @Test("Every length and many ties are ordered as the library orders them, to the bit")
  func likeTheLibrary() {
    var generator = SplitMix64(seed: 11)
    for count in 0...300 {
      for levels in [2, 10, 1_000_000] as [UInt64] {
        let values = (0..<count).map { _ in Double(generator.next() % levels) - Double(levels / 2) }
        #expect(values.ascending().map(\.bitPattern) == values.sorted().map(\.bitPattern))
      }
    }
  }

  @Test("Zeros of both signs stay as they stood, and infinities are at the ends")
  func zerosAndInfinities() {
    let values = [0.0, -0.0, .infinity, 0.0, -.infinity, -0.0, 1, -0.0, 0.0, -1, 0.0]
    #expect(values.ascending().map(\.bitPattern) == values.sorted().map(\.bitPattern))
  }

  @Test("Ordered and reversed values")
  func runs() {
    let values = (0..<1000).map(Double.init)
    #expect(values.ascending() == values)
    #expect(Array(values.reversed()).ascending() == values)
  }
}
