import BenchModel
import CBenchPrimitives
import WorkerProtocol

/// What the allocator and the system count over one loop, read at its two ends.
///
/// Allocations are counted innermost, so that reading the others is not counted.
struct ProbeMeter: Sendable {
  private let countsAllocations = AllocationCount.isAvailable
  private var allocated: AllocationCount.Reading?
  private var processorTime: (start: UInt64, end: UInt64) = (0, 0)
  private var system: (start: bench_counters?, end: bench_counters?)
  private var isPeakReset = false
  private var peakMemory: Int64 = -1

  /// Begins to count; called right before the first iteration.
  mutating func begin() {
    isPeakReset = bench_reset_peak_memory() == 0
    system.start = Self.systemCounters()
    processorTime.start = bench_process_cpu_ns()
    if countsAllocations { AllocationCount.start() }
  }

  /// Ends to count; called right after the last iteration.
  mutating func end() {
    if countsAllocations { allocated = AllocationCount.stop() }
    processorTime.end = bench_process_cpu_ns()
    system.end = Self.systemCounters()
    peakMemory = bench_peak_memory_bytes()
  }

  /// What was counted, per iteration but for peaks and growth; what could not be had is missing.
  func figures(iterations: Int) -> [ProbeFigure] {
    let count = Double(iterations)
    var figures: [ProbeFigure] = []
    if let allocated {
      figures.append(ProbeFigure(.allocations, Double(allocated.blocks) / count))
      figures.append(ProbeFigure(.allocatedBytes, Double(allocated.bytes) / count))
      figures.append(ProbeFigure(.peakLiveMemory, Double(allocated.peakLiveBytes)))
      figures.append(ProbeFigure(.liveMemoryGrowth, Double(allocated.liveBytes)))
    }
    if isPeakReset, peakMemory > 0 { figures.append(ProbeFigure(.peakMemory, Double(peakMemory))) }
    if processorTime.start > 0, processorTime.end >= processorTime.start {
      figures.append(ProbeFigure(.cpuTime, Double(processorTime.end - processorTime.start) / count))
    }
    if let start = system.start, let end = system.end {
      let switches =
        end.voluntary_context_switches - start.voluntary_context_switches
        + end.involuntary_context_switches - start.involuntary_context_switches
      let faults =
        end.minor_page_faults - start.minor_page_faults + end.major_page_faults - start.major_page_faults
      figures.append(ProbeFigure(.contextSwitches, Double(max(0, switches)) / count))
      figures.append(ProbeFigure(.pageFaults, Double(max(0, faults)) / count))
    }
    return figures
  }

  private static func systemCounters() -> bench_counters? {
    var counters = bench_counters()
    return bench_read_counters(&counters) == 0 ? counters : nil
  }
}
