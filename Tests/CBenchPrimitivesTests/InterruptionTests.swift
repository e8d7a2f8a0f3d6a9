import CBenchPrimitives
import Glibc
import Testing

@Suite("Interruption")
struct InterruptionTests {
  @Test("The first signal of a kind is reported")
  func first() async {
    await #expect(processExitsWith: .success) {
      startWithDefaultSignals()
      let descriptor = bench_catch_interruptions()
      raise(SIGTERM)
      raise(SIGINT)
      var numbers: [UInt8] = [0, 0]
      guard read(descriptor, &numbers, 2) == 2 else { exit(2) }
      exit(numbers == [UInt8(SIGTERM), UInt8(SIGINT)] ? 0 : 3)
    }
  }

  @Test("The second signal of a kind ends the process")
  func second() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      startWithDefaultSignals()
      _ = bench_catch_interruptions()
      raise(SIGINT)
      raise(SIGINT)
    }
  }

  @Test("A signal ignored from the start stays ignored")
  func ignored() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      let descriptor = bench_catch_interruptions()
      raise(SIGHUP)
      var number: UInt8 = 0
      exit(read(descriptor, &number, 1) == -1 ? 0 : 2)
    }
  }
}

/// Undoes what a shell does to background jobs, which ignore the interrupt, and test runners to theirs, which block it.
private func startWithDefaultSignals() {
  var none = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, nil)
  signal(SIGINT, SIG_DFL)
  signal(SIGTERM, SIG_DFL)
}
