import Glibc

/// A value that one thread at a time may use.
///
/// The lock is POSIX's: under a hundred threads the standard library's, which is fair, now and then stalls for seconds.
package final class Locked<State>: Sendable {
  // Not checked by the compiler: the pointers never change, and the state is only reached with the lock held.
  private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private nonisolated(unsafe) let state: UnsafeMutablePointer<State>

  package init(_ initial: sending State) {
    mutex = .allocate(capacity: 1)
    let status = pthread_mutex_init(mutex, nil)
    precondition(status == 0, "a mutex could not be made")
    state = .allocate(capacity: 1)
    state.initialize(to: initial)
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs `body` with the lock held; calling back in from inside it is a deadlock.
  package func withLock<Result: Sendable>(_ body: (inout State) throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&state.pointee)
  }
}
