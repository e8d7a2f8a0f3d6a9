/// The words that arrays of numbers are read into, with zeroed room ahead so that a number is one checked store.
struct NumberWords {
  /// The words written, and zeros behind them.
  var storage: [UInt64]
  /// How many words are written; taking words back is setting it.
  var count = 0
  /// How many words of room are made at a time: few enough to be in the cache still when they are written.
  private let step: Int

  /// Room for about so many words, taken from the system but not written to yet.
  init(expecting capacity: Int) {
    step = min(2048, max(capacity, 1))
    storage = .withRoom(for: capacity + step)
  }

  /// Makes room for one more word at least.
  @inline(never)
  mutating func makeRoom() {
    storage.append(contentsOf: repeatElement(0, count: step))
  }
}
