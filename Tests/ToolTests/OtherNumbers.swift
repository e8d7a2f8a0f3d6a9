import BenchStatistics

/// Files with extreme numbers in the place of their own; `.ci/mutate` compiles it, too.
enum OtherNumbers {
  private static let numbers = [
    "0", "-1", "1", "2", "1e308", "1.7976931348623157e308", "-1.7976931348623157e308", "5e-324", "1e-300",
    "9223372036854775807", "-9223372036854775808", "4611686018427387904", "1e18", "0.1", "-0.0",
  ]

  /// The file with one to four of its numbers replaced.
  static func mutated(_ seed: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
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
