import CBenchPrimitives
import Glibc
import Testing

@Suite("Software counters")
struct CounterTests {
  @Test("Touching new pages is counted as page faults")
  func pageFaults() {
    var before = bench_counters()
    var after = bench_counters()
    #expect(bench_read_counters(&before) == 0)
    // The allocator keeps blocks of up to 32 MiB when they are freed, and hands out their pages again.
    touch(bytes: 64 << 20)
    #expect(bench_read_counters(&after) == 0)
    #expect(after.minor_page_faults > before.minor_page_faults)
    #expect(after.voluntary_context_switches >= before.voluntary_context_switches)
  }

  @Test("The peak of memory covers a block that is gone, until it is reset")
  func peakMemory() async {
    // In a process of its own: other tests raise and reset the same peak.
    await #expect(processExitsWith: .success) {
      guard bench_reset_peak_memory() == 0 else { exit(2) }
      let start = bench_peak_memory_bytes()
      touch(bytes: 64 << 20)
      let peak = bench_peak_memory_bytes()
      guard start > 0, peak - start > 60 << 20 else { exit(3) }
      guard bench_reset_peak_memory() == 0, peak - bench_peak_memory_bytes() > 60 << 20 else { exit(4) }
      let resident = bench_resident_memory_bytes()
      exit(resident > 0 && resident <= peak ? 0 : 5)
    }
  }
}

/// Maps fresh pages, writes to each and gives them back.
private func touch(bytes: Int) {
  let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 4096)
  for offset in stride(from: 0, to: bytes, by: 4096) {
    block.storeBytes(of: 1, toByteOffset: offset, as: UInt8.self)
  }
  bench_black_hole_pointer(block)
  block.deallocate()
}
