import CEventCounters
import Glibc
import Testing

@Suite("Counters of processes")
struct EventCounterTests {
  /// Starts `true` and waits for its end.
  private func runTrue() {
    var child = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    defer { free(arguments[0]) }
    #expect(posix_spawn(&child, "/bin/true", nil, nil, &arguments, environ) == 0)
    var status: Int32 = 0
    waitpid(child, &status, 0)
  }

  @Test("What a process starts is counted, and the process itself is not")
  func countsWhatIsStarted() throws {
    let counter = bench_event_open(0, bench_event_page_faults)
    if counter < 0, errno == EACCES || errno == EPERM || errno == ENOSYS { return }
    try #require(counter >= 0, "perf_event_open: \(String(cString: strerror(errno)))")
    defer { close(counter) }
    var before: UInt64 = 1
    var after: UInt64 = 0
    #expect(bench_event_read(counter, &before) == 0)
    #expect(before == 0)
    runTrue()
    #expect(bench_event_read(counter, &after) == 0)
    #expect(after > 10, "a program touches some pages for the first time")
  }

  @Test("A processor without the counter is told by its error, and one with it counts a program's start")
  func instructionsAreAbsentOrCounted() throws {
    let counter = bench_event_open(0, bench_event_instructions)
    guard counter >= 0 else {
      #expect([ENOENT, EACCES, EPERM, EOPNOTSUPP, ENODEV, ENOSYS].contains(errno))
      return
    }
    defer { close(counter) }
    runTrue()
    var count: UInt64 = 0
    let failure = bench_event_read(counter, &count)
    #expect(failure == 0 || failure == ENODATA)
    #expect(failure != 0 || count > 10_000)
  }

  @Test("What is no counter cannot be read")
  func readsNoOther() {
    var count: UInt64 = 0
    #expect(bench_event_read(-1, &count) == EBADF)
  }
}
