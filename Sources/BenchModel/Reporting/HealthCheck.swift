/// A rule of thumb held against what one benchmark measured.
package struct HealthCheck: Equatable, Sendable {
  /// What is looked at.
  package enum Kind: String, Sendable, CaseIterable {
    /// How many times its median the 99th percentile of operations is.
    case tailRatio = "p99/p50"
    /// By how many bytes live memory grows in 1,000 operations.
    case growth = "memory growth"
    /// Operations a second.
    case throughput
  }

  /// In which of three bands a figure lies.
  package enum Band: String, Sendable, CaseIterable {
    /// Within the limit of what is good.
    case good
    /// Between both limits.
    case fair
    /// Beyond the limit from which on somebody ought to look.
    case needsAttention = "needs attention"
  }

  /// The benchmark.
  package let id: BenchmarkID
  /// What was looked at.
  package let kind: Kind
  /// The figure: a ratio, bytes or operations a second.
  package let value: Double
  /// Where it lies.
  package let band: Band

  /// Makes a check.
  package init(id: BenchmarkID, kind: Kind, value: Double, band: Band) {
    self.id = id
    self.kind = kind
    self.value = value
    self.band = band
  }
}
