extension Quantity {
  /// A scaled unit to print a quantity in.
  package struct Scale: Sendable {
    /// The unit's symbol, with a leading space where one is usual.
    package let symbol: String
    /// How many base units make one of it.
    package let factor: Double
  }

  /// The largest scaled unit in which the magnitude is at least one; the base unit below that.
  package static func scale(for magnitude: Double, unit: Metric.Unit) -> Scale {
    let candidates: [Scale]
    switch unit {
    case .nanoseconds:
      candidates = [
        Scale(symbol: " s", factor: 1e9), Scale(symbol: " ms", factor: 1e6), Scale(symbol: " μs", factor: 1e3),
        Scale(symbol: " ns", factor: 1),
      ]
    case .bytes:
      candidates = [
        Scale(symbol: " GB", factor: 1_073_741_824), Scale(symbol: " MB", factor: 1_048_576),
        Scale(symbol: " KB", factor: 1024), Scale(symbol: " B", factor: 1),
      ]
    case .perSecond:
      // Four digits of them are read at a glance, and five are not.
      let base = Scale(symbol: " ops/s", factor: 1)
      if magnitude < 1e4 { return base }
      candidates = [
        Scale(symbol: " Gops/s", factor: 1e9), Scale(symbol: " Mops/s", factor: 1e6),
        Scale(symbol: " kops/s", factor: 1e3),
        base,
      ]
    // Rates of bytes and bits are decimal, as disks and networks are rated.
    case .bytesPerSecond:
      candidates = [
        Scale(symbol: " GB/s", factor: 1e9), Scale(symbol: " MB/s", factor: 1e6), Scale(symbol: " kB/s", factor: 1e3),
        Scale(symbol: " B/s", factor: 1),
      ]
    case .bitsPerSecond:
      candidates = [
        Scale(symbol: " Gbit/s", factor: 1e9), Scale(symbol: " Mbit/s", factor: 1e6),
        Scale(symbol: " kbit/s", factor: 1e3), Scale(symbol: " bit/s", factor: 1),
      ]
    case .operationsOfStoragePerSecond:
      candidates = [Scale(symbol: " kIOPS", factor: 1e3), Scale(symbol: " IOPS", factor: 1)]
    case .count: candidates = [Scale(symbol: "", factor: 1)]
    default: candidates = [Scale(symbol: " \(unit.symbol)", factor: 1)]
    }
    return candidates.first { magnitude >= $0.factor } ?? candidates[candidates.count - 1]
  }

  /// The quantity in a scaled unit, such as `153.81 μs`; four significant digits unless decimals are asked for.
  package func text(decimals: Int? = nil) -> String {
    text(in: Self.scale(for: value.magnitude, unit: unit), decimals: decimals)
  }

  /// The quantity in the given scaled unit, so that a column of figures can share one.
  package func text(in scale: Scale, decimals: Int? = nil) -> String {
    let scaled = value / scale.factor
    if let decimals { return DecimalText.fixed(scaled, decimals: decimals) + scale.symbol }
    return DecimalText.significant(scaled, digits: 4) + scale.symbol
  }
}
