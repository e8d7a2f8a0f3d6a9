import BenchModel

/// The unit under which Go's text states a metric, and its values in it.
///
/// What was read from Go goes by the unit that Go wrote: `MB/s` holds megabytes a second again.
struct GoExportedUnit {
  let text: String
  /// Which way is better where no line says it.
  let impliedDirection: Metric.Direction
  /// What a value in the unit is multiplied by to be one in the metric's.
  private let scale: Double

  init(_ metric: Metric) {
    let written = Self.text(of: metric)
    let read = GoBenchmarkUnit(written)
    text = written
    impliedDirection = read.metric.direction
    scale = read.metric.unit == metric.unit ? read.scale : 1
  }

  /// A value as it stands in the text.
  func text(of value: Double) -> String {
    let scaled = scale == 1 ? value : value / scale
    return Int(exactly: scaled).map(String.init) ?? "\(scaled)"
  }

  private static func text(of metric: Metric) -> String {
    switch metric.name {
    case Metric.time.name: return "ns/op"
    case Metric.allocations.name: return "allocs/op"
    case Metric.allocatedBytes.name: return "B/op"
    default: break
    }
    let own = GoBenchmarkUnit(metric.name).metric
    let name = GoBenchmarkExport.word(metric.name)
    if own.unit == metric.unit, own.name.isSameName(as: metric.name), name == metric.name { return name }
    return metric.unit == .count ? name : "\(name)-\(symbol(metric.unit))"
  }

  private static func symbol(_ unit: Metric.Unit) -> String {
    unit == .perSecond ? "ops/s" : GoBenchmarkExport.word(unit.symbol)
  }
}
