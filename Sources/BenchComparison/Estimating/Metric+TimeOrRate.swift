import BenchModel

extension Metric {
  /// Whether it is a measured time or rate, which is what a machine's state moves.
  var isTimeOrRate: Bool { nature == .noisy && (unit == .nanoseconds || unit.isRate) }
}
