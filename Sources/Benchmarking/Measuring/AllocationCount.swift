#if AllocationCounting
  import CAllocationCounter
#endif

/// What this process allocates and gives back, over all its threads, where the build can count it.
///
/// There is one count a process; a benchmark that measures itself may use it, since nothing else counts meanwhile.
public enum AllocationCount {
  /// What was counted since the start.
  public struct Reading: Sendable, Equatable {
    /// Blocks that were asked for.
    public var blocks: Int
    /// Bytes that were asked for.
    public var bytes: Int
    /// By how many blocks memory in use grew; negative where more were given back than asked for.
    public var liveBlocks: Int
    /// By how many bytes memory in use grew, with what the allocator rounds blocks up by.
    public var liveBytes: Int
    /// The most that `liveBytes` has been.
    public var peakLiveBytes: Int
  }

  #if AllocationCounting
    /// Whether counting works here; not under sanitizers and not with every C library.
    public static let isAvailable = bench_allocations_available()

    /// Counts from zero.
    public static func start() { bench_allocations_start() }

    /// What has been counted so far; to read allocates nothing.
    public static func read() -> Reading {
      let counts = bench_allocations_read()
      return Reading(
        blocks: Int(counts.allocations), bytes: Int(counts.bytes),
        liveBlocks: Int(counts.allocations) - Int(counts.frees), liveBytes: Int(counts.live_bytes),
        peakLiveBytes: Int(counts.peak_live_bytes))
    }

    /// Stops; what was counted since the start.
    @discardableResult
    public static func stop() -> Reading {
      bench_allocations_stop()
      return read()
    }
  #else
    /// Whether counting works here: this build does without.
    public static let isAvailable = false

    /// Counts nothing.
    public static func start() {}

    /// Nothing, which says nothing about what was allocated.
    public static func read() -> Reading {
      Reading(blocks: 0, bytes: 0, liveBlocks: 0, liveBytes: 0, peakLiveBytes: 0)
    }

    /// Nothing, which says nothing about what was allocated.
    @discardableResult
    public static func stop() -> Reading { read() }
  #endif

  /// Why there are no counts; nil where there are.
  public static var absence: String? {
    isAvailable
      ? nil
      : "allocations cannot be counted here: that needs glibc, no sanitizer, and the package trait AllocationCounting"
  }
}
