import BenchModel

/// The launches of two sides by the moment that they are of, where a side was measured at several.
///
/// What differs between moments is common to all launches of one, so that the moments are the replicates.
struct SeveralMoments: Sendable {
  /// The baseline's launches of each moment.
  let baseline: [[[Double]]]
  /// The current side's launches of each moment.
  let current: [[[Double]]]

  /// Takes two samples, nil where they have too few moments to tell how those differ.
  init?(_ baseline: Sample, _ current: Sample) {
    if baseline.moment == nil, current.moment == nil { return nil }
    self.baseline = Self.launches(of: baseline)
    self.current = Self.launches(of: current)
    guard !self.baseline.isEmpty, !self.current.isEmpty, degreesOfFreedom >= Self.fewestDegreesOfFreedom else {
      return nil
    }
    if hasOneOfOneSide, max(self.baseline.count, self.current.count) < LoneRun.fewestOthers { return nil }
  }

  /// Whether a side has one moment only, so that those of the other tell what it may differ by.
  var hasOneOfOneSide: Bool { min(baseline.count, current.count) == 1 }

  /// How many differences between moments of one side there are.
  var degreesOfFreedom: Int { baseline.count + current.count - 2 }

  /// One degree of freedom gives an interval of 12.7 standard errors to each side, which decides nothing.
  private static let fewestDegreesOfFreedom = 2

  /// What the row has to say of its replicates.
  var note: String {
    "\(Self.text(baseline.count)) in the baseline and \(Self.text(current.count)) in the current run are the replicates."
  }

  private static func text(_ count: Int) -> String { count == 1 ? "1 moment" : "\(count) moments" }

  private static func launches(of sample: Sample) -> [[[Double]]] {
    var launches: [Int: [[Double]]] = [:]
    for (place, values) in sample.values.enumerated() where !values.isEmpty {
      launches[sample.moment?[place] ?? 0, default: []].append(values)
    }
    return launches.ordered { $0.key < $1.key }.map(\.value)
  }
}
