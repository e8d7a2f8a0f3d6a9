import BenchModel
import CBenchPrimitives
import WorkerProtocol

/// The course of a measurement in this process: warm-up, the operations timed singly, and a pass of its own for memory.
@usableFromInline
struct InProcessPass {
  private enum Stage {
    case warmingUp, timing, readingMemory, done
  }

  private let name: String
  private let iterations: Int
  private let warmup: Int
  private let memory: Bool
  private let clock = ClockTraits.measured()
  private var stage = Stage.warmingUp
  private var operationsPerLap = 1
  private var perIteration: [Double] = []
  private var isPeakReset = false
  private var memoryPeak: Double?

  @usableFromInline
  init(name: String, iterations: Int, warmup: Int, memory: Bool) {
    self.name = name
    self.iterations = max(1, iterations)
    self.warmup = max(1, warmup)
    self.memory = memory
  }

  /// What to run next; nil when all is done.
  @usableFromInline
  mutating func nextState() -> State? {
    switch stage {
    case .warmingUp: return State(laps: 1, iterationsPerLap: warmup)
    case .timing:
      let laps = (iterations + operationsPerLap - 1) / operationsPerLap
      return State(laps: laps, iterationsPerLap: operationsPerLap)
    case .readingMemory:
      isPeakReset = bench_reset_peak_memory() == 0
      return State(laps: 1, iterationsPerLap: iterations)
    case .done: return nil
    }
  }

  /// Takes back a state whose loop has run.
  @usableFromInline
  mutating func completed(_ state: State) {
    let nanoseconds = state.laps.nanoseconds.map { Double($0) }
    switch stage {
    case .warmingUp:
      let cost = (nanoseconds.first ?? 0) / Double(warmup)
      // An iteration that takes no time at all is timed in laps as long as the whole measurement.
      let wanted = cost > 0 ? (clock.shortestLap / cost).rounded(.up) : Double(iterations)
      operationsPerLap = Int(min(max(wanted, 1), Double(iterations)))
      stage = .timing
    case .timing:
      perIteration = nanoseconds.map { $0 / Double(operationsPerLap) }
      stage = memory ? .readingMemory : .done
    case .readingMemory:
      let peak = bench_peak_memory_bytes()
      if isPeakReset, peak > 0 { memoryPeak = Double(peak) }
      stage = .done
    case .done: break
    }
  }

  /// What was measured.
  @usableFromInline
  func result() -> MeasuredResult {
    MeasuredResult(
      name: name, perIteration: perIteration, operationsPerLap: operationsPerLap, memoryPeakBytes: memoryPeak,
      warnings: Build.warnings)
  }
}
