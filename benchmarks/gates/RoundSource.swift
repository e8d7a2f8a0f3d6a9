import BenchModel
import BenchStatistics
import Glibc

/// Where the rounds of a simulated session come from.
protocol RoundSource {
  /// What a table calls it.
  var name: String { get }
  /// So many rounds of both sides, each a few times, of which the current side's are slower by a share.
  func rounds(_ count: Int, slower change: Double, _ random: inout SplitMix64) -> Sides<[[Double]]>
}

/// Rounds drawn from a distribution.
struct DrawnRounds: RoundSource {
  let shape: LaunchShape
  /// The standard deviation of a round's log-ratio.
  let spread: Double
  /// How often a side has a round at the slower of the machine's two speeds while the other has not.
  var strikes = 0.0

  var name: String {
    strikes == 0 ? shape.rawValue : "\(shape.rawValue), two speeds"
  }

  /// About what the speeds of a processor differ by whose core is shared with strangers now and then.
  private static let slowness = 1.6

  func rounds(_ count: Int, slower change: Double, _ random: inout SplitMix64) -> Sides<[[Double]]> {
    var values = Sides<[[Double]]>(baseline: [], current: [])
    for _ in 0..<count {
      // Some rounds are slow as a whole.
      let speed = random.draw(below: 10) < 4 ? Self.slowness : 1
      values.baseline.append(side(speed, &random))
      values.current.append(side(speed * (1 + change), &random))
    }
    return values
  }

  /// Each side has its own part of the scatter, so that the log-ratio has all of it.
  private func side(_ location: Double, _ random: inout SplitMix64) -> [Double] {
    let struck = Double(random.draw(below: 1000)) < strikes * 1000 ? Self.slowness : 1
    let round = 1e4 * location * struck * exp(spread / 2.0.squareRoot() * shape.deviate(&random))
    // Batches within a round scatter by half a per cent, as on a machine whose rounds differ by far more.
    return (0..<5).map { _ in round * exp(0.005 * LaunchShape.normal(&random)) }
  }
}
