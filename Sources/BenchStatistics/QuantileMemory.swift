import Synchronization

/// The quantiles of Student's t that were asked for last, by their arguments.
///
/// A comparison asks for few different ones of one side, whose rows have equally many launches, and for each of a
/// change more than once. A quantile that falls on the place of another takes it, so that the memory never grows, and
/// what is remembered is what would be worked out again.
enum QuantileMemory {
  private struct Entry {
    var degreesOfFreedom = Double.nan
    var tail = Double.nan
    var quantile = Double.nan
  }

  private static let entries = Mutex(Array(repeating: Entry(), count: 1 << bits))
  private static let bits = 9

  /// The quantile, if it is remembered.
  static func quantile(degreesOfFreedom: Double, tail: Double) -> Double? {
    let entry = entries.withLock { $0[place(degreesOfFreedom, tail)] }
    return entry.degreesOfFreedom == degreesOfFreedom && entry.tail == tail ? entry.quantile : nil
  }

  /// Remembers a quantile.
  static func remember(_ quantile: Double, degreesOfFreedom: Double, tail: Double) {
    let entry = Entry(degreesOfFreedom: degreesOfFreedom, tail: tail, quantile: quantile)
    entries.withLock { $0[place(degreesOfFreedom, tail)] = entry }
  }

  /// Multiplicative hashing by odd numbers near 2^64 divided by the golden ratio and by the square root of two.
  private static func place(_ degreesOfFreedom: Double, _ tail: Double) -> Int {
    let mixed = degreesOfFreedom.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ tail.bitPattern &* 0xB504_F333_F9DE_6485
    return Int(truncatingIfNeeded: mixed >> UInt64(64 - bits))
  }
}
