import CBenchPrimitives
import Glibc
import Testing

@Suite("Clocks")
struct ClockTests {
  @Test("The monotonic clock never goes back")
  func monotonic() {
    var last = bench_monotonic_ns()
    #expect(last > 0)
    for _ in 0..<10_000 {
      let now = bench_monotonic_ns()
      #expect(now >= last)
      last = now
    }
  }

  @Test("Processor time of thread and process moves on with work")
  func processorTime() {
    let process = bench_process_cpu_ns()
    let thread = bench_thread_cpu_ns()
    while bench_thread_cpu_ns() == thread {}
    #expect(bench_process_cpu_ns() > process)
  }

  @Test("A clock the system does not know reads 0")
  func unknownClock() {
    #expect(bench_clock_ns(clockid_t(1_000)) == 0)
  }
}
