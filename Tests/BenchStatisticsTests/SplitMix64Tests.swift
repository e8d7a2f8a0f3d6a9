import BenchStatistics
import Testing

@Suite("SplitMix64")
struct SplitMix64Tests {
  @Test("gives the sequence of the reference code")
  func reference() {
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  @Test("draws and shuffles the same for ever: figures of an independent implementation")
  func stability() {
    var random = SplitMix64(seed: 42)
    var order = Array(0..<10)
    random.shuffle(&order)
    #expect(order == [8, 3, 6, 5, 4, 0, 9, 2, 1, 7])
    // A bound of three quarters of the range: the second number of this sequence is one that must be rejected.
    var rejecting = SplitMix64(seed: 7)
    let expected: [UInt64] = [
      5_393_317_200_669_280_865, 12_462_076_310_111_707_009, 8_064_874_446_226_104_152, 6_259_559_884_125_542_755,
      3_450_899_591_599_161_228, 6_474_156_980_567_153_848,
    ]
    #expect(expected.map { _ in rejecting.draw(below: 3 << 62) } == expected)
  }

  @Test("draws every number about equally often", arguments: [1, 2, 3, 7, 10])
  func uniformity(bound: UInt64) {
    var random = SplitMix64(seed: bound)
    var counts = [Int](repeating: 0, count: Int(bound))
    let draws = 20_000
    for _ in 0..<draws { counts[Int(random.draw(below: bound))] += 1 }
    let expected = Double(draws) / Double(bound)
    // Five standard deviations of a binomial count.
    for count in counts { #expect((Double(count) - expected).magnitude <= 5 * expected.squareRoot()) }
  }

  @Test("shuffles to every order about equally often")
  func orders() {
    var random = SplitMix64(seed: 99)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<12_000 {
      var order = [1, 2, 3, 4]
      random.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 24)
    for count in counts.values { #expect((Double(count) - 500).magnitude <= 5 * 500.0.squareRoot()) }
  }

  @Test("leaves nothing and one thing as they are")
  func short() {
    var random = SplitMix64(seed: 0)
    var none: [Int] = []
    var one = ["x"]
    random.shuffle(&none)
    random.shuffle(&one)
    #expect(none.isEmpty)
    #expect(one == ["x"])
  }
}
