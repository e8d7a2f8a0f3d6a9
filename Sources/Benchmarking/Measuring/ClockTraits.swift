import CBenchPrimitives

/// What reading the clock costs, and the shortest spans that it resolves well enough.
struct ClockTraits: Sendable {
  /// The shortest time between two readings that differ, in nanoseconds.
  let step: Double
  /// What one reading costs, in nanoseconds: the smallest mean of several runs of readings.
  let cost: Double

  /// A batch this long holds its one clock reading and one step in less than a thousandth of itself.
  var shortestBatch: Double { 1000 * (cost + step) }

  /// A lap this long holds its one clock reading in at most a tenth of itself (about a quarter of a microsecond on a
  /// usual machine); operations that are shorter are timed in groups.
  var shortestLap: Double { 10 * cost }

  /// Measures the monotonic clock of this machine; takes about a tenth of a millisecond.
  static func measured() -> ClockTraits {
    var step = UInt64.max
    var cost = Double.infinity
    for _ in 0..<10 {
      let readings = 200
      let first = bench_monotonic_ns()
      var previous = first
      for _ in 0..<readings {
        let now = bench_monotonic_ns()
        if now > previous { step = min(step, now - previous) }
        previous = now
      }
      cost = min(cost, Double(previous - first) / Double(readings))
    }
    return ClockTraits(step: step == .max ? 1 : Double(step), cost: max(cost, 1))
  }
}
