/// A seeded generator of 64 random bits a call: the same seed gives the same sequence on every machine and release.
///
/// Steele, Lea & Flood 2014, "Fast Splittable Pseudorandom Number Generators", with the constants of Vigna's
/// reference code; passes BigCrush, any seed is as good as another. Not for secrets. Cost: a few nanoseconds.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// A number drawn uniformly from 0..<bound, which must be positive, by Lemire's method without bias.
  ///
  /// Lemire 2019, "Fast Random Integer Generation in an Interval". Own code because the standard library does not
  /// promise that its draws from a generator stay the same from release to release.
  package mutating func draw(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "a draw needs a positive bound")
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// Puts the elements in random order, every order equally likely (Fisher & Yates; Durstenfeld 1964).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, Int(draw(below: UInt64(last) + 1)))
    }
  }
}
