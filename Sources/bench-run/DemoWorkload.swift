import CBenchPrimitives

/// What the demonstration measures: a hash over a few words, so many times in every operation.
///
/// Every step needs the result of the one before, so that no compiler shortens it and no processor runs two at once:
/// three passes more are three per cent more work in each operation, whatever the machine.
struct DemoWorkload: ~Copyable {
  /// How often the words are hashed in one operation.
  let passes: Int
  private let words: UnsafeMutableBufferPointer<UInt64>

  /// How often the unchanged program hashes them.
  static let usualPasses = 100
  /// How often the one with more work does.
  static let plantedPasses = 103
  /// By what share that is more.
  static var plantedShare: Double { Double(plantedPasses) / Double(usualPasses) - 1 }
  /// 512 bytes lie in the fastest cache of every processor, beside whatever else runs there.
  private static let wordCount = 64
  /// An odd number with about as many ones as zeros: 2⁶⁴ divided by the golden ratio.
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(passes: Int) {
    self.passes = passes
    words = .allocate(capacity: Self.wordCount)
    for place in words.indices { words.initializeElement(at: place, to: UInt64(place) &* Self.multiplier) }
  }

  deinit { words.deallocate() }

  /// Runs operations; what they come to has been used when it returns.
  func run(operations: Int) {
    for _ in 0..<operations {
      var hash = bench_launder_u64(Self.multiplier)
      for _ in 0..<passes {
        for word in words { hash = (hash ^ word) &* Self.multiplier }
      }
      bench_black_hole_u64(hash)
    }
  }
}
