import BenchStatistics

/// What hash functions are seeded with, and where memory lies, in a process that is counted.
package enum CountSeed: Hashable, Sendable {
  /// One seed and one layout for ever: a program gives one count.
  case fixed
  /// A seed of its own, as in every ordinary start.
  case drawn(UInt32)

  /// The variables of a process; what the user pinned stays.
  func variables(_ environment: [String: String]) -> [String: String] {
    switch self {
    case .fixed:
      // Swift has one seed to choose and no other.
      LaunchEnvironment(environment).variables(hashSeed: 0)
        .merging(["SWIFT_DETERMINISTIC_HASHING": "1"]) { pinned, _ in pinned }
    case .drawn(let seed): LaunchEnvironment(environment).variables(hashSeed: seed)
    }
  }

  /// The seeds of the starts of a program: the fixed one, and so many drawn by chance.
  package static func passes(drawn: Int, seed: UInt64) -> [CountSeed] {
    var random = SplitMix64(seed: seed)
    return [.fixed] + (0..<drawn).map { _ in .drawn(UInt32(1 + random.draw(below: UInt64(UInt32.max)))) }
  }
}
