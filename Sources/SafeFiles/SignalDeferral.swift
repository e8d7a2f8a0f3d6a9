import Glibc
import Synchronization

/// Puts off the end that INT, TERM and HUP bring, for as long as there is something that must not stay half done.
///
/// A signal that the process handles or ignores itself is left to it. What came meanwhile ends the process at the end
/// of the last deferral, as it would have at once.
struct SignalDeferral: ~Copyable {
  init() {
    Self.state.withLock { state in
      if state.depth == 0 { state.replaced = Self.deferred.filter(Self.defers) }
      state.depth += 1
    }
  }

  deinit {
    let numbers = Self.state.withLock { state -> [Int32] in
      state.depth -= 1
      guard state.depth == 0 else { return [] }
      for number in state.replaced { signal(number, SIG_DFL) }
      return state.replaced
    }
    let came = Self.came.exchange(0, ordering: .relaxed)
    // To the process and not to this thread, which may be one that blocks all signals.
    for number in numbers where came & (1 << number) != 0 { kill(getpid(), number) }
  }

  private struct State {
    var depth = 0
    /// The signals that would have ended the process.
    var replaced: [Int32] = []
  }

  private static let deferred = [SIGINT, SIGTERM, SIGHUP]
  private static let state = Mutex(State())
  /// A bit a signal; written by the handler, which may do nothing else.
  private static let came = Atomic<UInt32>(0)

  /// Replaces the default of a signal, and answers whether it was that.
  private static func defers(_ number: Int32) -> Bool {
    var present = sigaction()
    guard sigaction(number, nil, &present) == 0, present.__sigaction_handler.sa_handler == nil,
      present.sa_flags & SA_SIGINFO == 0
    else { return false }
    // Reading it here makes sure that it exists before a handler uses it.
    _ = came.load(ordering: .relaxed)
    signal(number) { number in _ = SignalDeferral.came.bitwiseOr(1 << UInt32(number), ordering: .relaxed) }
    return true
  }
}
