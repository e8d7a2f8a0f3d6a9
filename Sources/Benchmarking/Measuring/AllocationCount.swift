#if AllocationCounting
  import CAllocationCounter
#endif

/// What this process allocates, where the build can count it.
enum AllocationCount {
  #if AllocationCounting
    /// Whether counting works here; not under sanitizers and not with every C library.
    static let isAvailable = bench_allocations_available()

    /// Counts from zero.
    static func start() { bench_allocations_start() }

    /// Stops; blocks and bytes that all threads together asked for since the start.
    static func stop() -> (blocks: UInt64, bytes: UInt64) {
      bench_allocations_stop()
      let counts = bench_allocations_read()
      return (counts.allocations, counts.bytes)
    }
  #else
    static let isAvailable = false

    static func start() {}

    static func stop() -> (blocks: UInt64, bytes: UInt64) { (0, 0) }
  #endif
}
