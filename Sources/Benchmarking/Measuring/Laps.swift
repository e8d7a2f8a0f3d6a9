import CBenchPrimitives

/// The stopwatch of one call of a body: it turns the clock readings between groups of iterations into lap times.
///
/// A class, because the loop's iterator and the state that the author holds have to see the same readings.
///
/// `@unchecked Sendable`: a call of a body hands it to another executor and back, and nobody touches it meanwhile; a
/// lock here would be part of what is timed.
@usableFromInline
final class Laps: @unchecked Sendable {
  /// How many iterations each lap holds.
  @usableFromInline let iterationsPerLap: Int
  /// The monotonic clock's reading at the start of the running lap.
  private var start: UInt64 = 0
  private var started = false
  /// The lap times so far, in nanoseconds.
  private(set) var nanoseconds: [UInt64]
  /// The processor time of all threads during all laps, in nanoseconds; 0 where it was not asked for.
  private(set) var cpuNanoseconds: UInt64 = 0
  private let readsProcessor: Bool
  private var processorAtStart: UInt64 = 0
  /// How many laps there should be.
  let planned: Int
  /// Whether the body asked for iterations after it had had them all.
  private(set) var overrun = false
  /// Counts what the laps do beside taking time; nil where they are timed.
  private(set) var meter: ProbeMeter?

  init(laps: Int, iterationsPerLap: Int, readsProcessor: Bool = false, meter: ProbeMeter? = nil) {
    self.planned = laps
    self.meter = meter
    self.iterationsPerLap = iterationsPerLap
    nanoseconds = []
    nanoseconds.reserveCapacity(laps)
    self.readsProcessor = readsProcessor
  }

  /// Whether every planned lap was run, once.
  var isComplete: Bool { nanoseconds.count == planned && !overrun }

  /// Ends the running lap and begins the next; whether there is a next one.
  ///
  /// The clock is read first when a lap ends and last before the next begins, so that keeping the reading is outside
  /// both; what a lap holds beside its iterations is one clock reading and this call.
  @inline(never) @usableFromInline
  func lap() -> Bool {
    if started {
      let end = bench_monotonic_ns()
      meter?.end()
      if nanoseconds.count < planned { keep(end &- start) }
    }
    guard nanoseconds.count < planned else {
      overrun = overrun || !started
      started = false
      return false
    }
    if readsProcessor, nanoseconds.isEmpty { processorAtStart = bench_process_cpu_ns() }
    started = true
    meter?.begin()
    start = bench_monotonic_ns()
    return true
  }

  /// The processor's clock is a system call and therefore read before the first lap and after the last.
  private func keep(_ elapsed: UInt64) {
    nanoseconds.append(elapsed)
    if readsProcessor, nanoseconds.count == planned { cpuNanoseconds = bench_process_cpu_ns() &- processorAtStart }
  }
}
