/// What laps took, per iteration, in the order of time.
struct TimedLaps {
  /// Wall time, in nanoseconds.
  var nanoseconds: [Double] = []
  /// Processor time of all threads, in nanoseconds, one value a batch; empty where nobody asked for it.
  var cpuNanoseconds: [Double] = []

  static func += (laps: inout TimedLaps, further: TimedLaps) {
    laps.nanoseconds += further.nanoseconds
    laps.cpuNanoseconds += further.cpuNanoseconds
  }
}
