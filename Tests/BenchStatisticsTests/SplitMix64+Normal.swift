import BenchStatistics
import Glibc

extension SplitMix64 {
  /// A number between 0 and 1, never either of them.
  mutating func unit() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  /// A standard normal number (Box & Muller 1958).
  mutating func normal() -> Double {
    let radius = (-2 * log(unit())).squareRoot()
    return radius * cos(2 * Double.pi * unit())
  }
}
