import BenchModel

/// A unit of Go's benchmark text as a metric: the name is what the file calls it, values are in a base unit.
struct GoBenchmarkUnit {
  let metric: Metric
  /// What a value is multiplied by.
  let scale: Double

  /// Understands a unit, and what a `Unit` line says of it: `better=higher`, `assume=exact`.
  init(_ unit: String, better: String? = nil, assume: String? = nil) {
    let parts = unit.split(separator: "/", maxSplits: 1).map { String($0) }
    let base = Self.base(of: parts.first ?? unit)
    let isRate = parts.count == 2 && ["s", "sec"].contains(parts[1])
    let nature: Metric.Nature = assume == "exact" ? .exact : .noisy
    scale = base.scale
    if base.isWholeName, base.unit == .nanoseconds, parts.count == 2, parts[1] == "op" {
      metric = Metric(name: Metric.time.name, unit: .nanoseconds, nature: nature)
      return
    }
    let symbol = isRate ? base.unit == .count ? .perSecond : Metric.Unit("\(base.unit.symbol)/s") : base.unit
    let usual: Metric.Direction = isRate ? .larger : base.unit == .count && !Self.isSmaller(unit) ? .unknown : .smaller
    let direction: Metric.Direction = better == "higher" ? .larger : better == "lower" ? .smaller : usual
    metric = Metric(name: Self.isOurs(unit) ? "unit \(unit)" : unit, unit: symbol, direction: direction, nature: nature)
  }

  /// The unit without a file's metric taking the name of one that is defined here.
  private static func isOurs(_ unit: String) -> Bool { unit.isSameName(as: Metric.time.name) }

  private static func isSmaller(_ unit: String) -> Bool { unit == "allocs/op" }

  /// The base unit of a numerator such as `ns`, `p99-ns`, `MB` or `widgets`.
  private static func base(of numerator: String) -> (unit: Metric.Unit, scale: Double, isWholeName: Bool) {
    let last = numerator.split(separator: "-").last.map { String($0) } ?? numerator
    let isWhole = last.utf8.count == numerator.utf8.count
    if let scale = RateUnit.nanoseconds(in: last) { return (.nanoseconds, scale, isWhole) }
    if let scale = RateUnit.bytes(in: last) { return (.bytes, scale, isWhole) }
    return (.count, 1, isWhole)
  }
}
