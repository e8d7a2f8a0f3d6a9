/// The level at which many series are searched so that few of what is reported is there by chance.
package enum FalseDiscovery {
  /// The largest level at which the share `rate` of those at or below it is expected to be false; `rate` divided by
  /// their number where there is none.
  ///
  /// Benjamini & Hochberg 1995, "Controlling the False Discovery Rate". If nothing changes anywhere, the chance that
  /// anything at all is reported is at most the rate. Holds for independent series and for those that move together.
  package static func level(of probabilities: [Double], rate: Double) -> Double {
    let count = Double(max(1, probabilities.count))
    var level = rate / count
    for (place, probability) in probabilities.sorted().enumerated() {
      let bound = rate * Double(place + 1) / count
      if probability <= bound { level = bound }
    }
    return level
  }
}
