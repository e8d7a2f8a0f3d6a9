import Glibc

/// The joint distribution of several looks at a growing sample, and the nominal levels that together spend an error.
///
/// The statistic of a look is the score of a Brownian motion at the look's information, which is the number of values
/// for estimates of independent values: what a look adds to the one before is independent of it. Under no effect the
/// score at information t is normal with variance t. A look's boundary is the one that the score passes for the first
/// time there with the probability that the look may spend. The density of the scores that have passed none is carried
/// from look to look by recursive numerical integration (Armitage, McPherson & Rowe 1969; Jennison & Turnbull 2000,
/// "Group Sequential Methods with Applications to Clinical Trials", chapter 19). One end only: what stops a sample at
/// its other end is not relied on, so that each end keeps its error by itself.
///
/// Student's t in place of the normal distribution: each look has its nominal level applied to t with the degrees of
/// freedom of the look (the significance level approach, Jennison & Turnbull, section 3.8). The level of each look by
/// itself is then exact, and what the looks have in common is taken from the normal case. `benchmarks/gates` simulates
/// what that does to the error of whole sessions.
struct SequentialBoundary: Sendable {
  /// The scores that have passed no boundary so far, with the probability that each of them stands for.
  private var scores: [Double] = [0]
  private var masses: [Double] = [1]
  private var information = 0.0

  /// The nominal tail of the next look, at this information.
  ///
  /// It is the tail beyond the boundary that is passed for the first time at this look with the probability that the
  /// look may spend. Zero where nothing is left to spend.
  func tail(at information: Double, spending: Double) -> Double {
    guard spending > 0, information > self.information else { return 0 }
    return StandardNormal.cumulative(-boundary(at: information, spending: spending))
  }

  /// Takes the look: from now on its boundary has not been passed.
  ///
  /// - Parameter next: the information of the look after it, whose step the integration has to resolve.
  mutating func take(lookAt information: Double, spending: Double, before next: Double) {
    defer { self.information = information }
    guard spending > 0, information > self.information, next > information else { return }
    let deviation = information.squareRoot()
    let top = boundary(at: information, spending: spending) * deviation
    let bottom = -Self.reach * deviation
    let step = (information - self.information).squareRoot()
    // A fraction of the narrower of the two normal densities that the sum has to resolve.
    let narrow = min(step, (next - information).squareRoot())
    let wanted = ((top - bottom) / narrow * Self.nodesPerDeviation / 2).rounded(.up)
    let halves = Int(min(max(wanted, Self.fewestNodes), Self.mostNodes))
    let width = (top - bottom) / Double(2 * halves)
    let places = (0...2 * halves).map { bottom + Double($0) * width }
    let densities = places.map { density(at: $0, step: step) }
    masses = densities.enumerated().map { place, density in
      // Simpson's rule: 1, 4, 2, 4, …, 4, 1.
      let weight = place == 0 || place == 2 * halves ? 1.0 : place.isMultiple(of: 2) ? 2 : 4
      return density * weight * width / 3
    }
    scores = places
  }

  /// In standard deviations of the look; below lies a probability of 3e-6, and hardly anything comes back from there.
  private static let reach = 4.5
  /// Simpson's rule errs by the fourth power of the step: with six nodes a deviation by a few millionths.
  private static let nodesPerDeviation = 6.0
  private static let fewestNodes = 24.0
  /// Looks that lie closer than this resolves are as good as one.
  private static let mostNodes = 1000.0

  /// The density of the scores that passed no boundary, a step later.
  private func density(at score: Double, step: Double) -> Double {
    var sum = 0.0
    for (place, mass) in masses.enumerated() {
      let distance = (score - scores[place]) / step
      sum += mass * exp(-0.5 * distance * distance)
    }
    return sum / (step * (2 * Double.pi).squareRoot())
  }

  /// The boundary in standard deviations, by bisection: the probability of passing it falls as it rises.
  private func boundary(at information: Double, spending: Double) -> Double {
    let deviation = information.squareRoot()
    let step = (information - self.information).squareRoot()
    var (low, high) = (-Self.reach, Self.farthest)
    while high - low > 1e-10 {
      let middle = (low + high) / 2
      if passing(middle * deviation, step: step) > spending { low = middle } else { high = middle }
    }
    return high
  }

  /// Beyond it a tail is below 1e-300.
  private static let farthest = 37.0

  private func passing(_ score: Double, step: Double) -> Double {
    var sum = 0.0
    for (place, mass) in masses.enumerated() {
      sum += mass * StandardNormal.cumulative((scores[place] - score) / step)
    }
    return sum
  }
}
