import Glibc

/// Threads that work at the same time: each waits at a barrier until all have started, so that starting them is no part
/// of what they measure.
enum ThreadCrowd {
  /// Commands need little stack, and a hundred of the usual eight megabytes would be reserved for nothing.
  private static let stackBytes = 256 << 10

  /// What one thread is given, and what it leaves.
  private final class Participant {
    let barrier: UnsafeMutablePointer<pthread_barrier_t>
    let work: @Sendable (inout OperationLog) -> Void
    var log = OperationLog()

    init(_ barrier: UnsafeMutablePointer<pthread_barrier_t>, _ work: @escaping @Sendable (inout OperationLog) -> Void) {
      self.barrier = barrier
      self.work = work
    }

    func run() {
      pthread_barrier_wait(barrier)
      work(&log)
    }
  }

  /// Lets `count` threads work, and returns the log of each.
  static func run(_ count: Int, _ work: @escaping @Sendable (inout OperationLog) -> Void) throws -> [OperationLog] {
    let barrier = UnsafeMutablePointer<pthread_barrier_t>.allocate(capacity: 1)
    guard pthread_barrier_init(barrier, nil, UInt32(count)) == 0 else { throw SystemFailure("pthread_barrier_init") }
    let participants = (0..<count).map { _ in Participant(barrier, work) }
    // If one cannot be started, the others stay at the barrier, which has to outlive them, until the process ends.
    let threads = try participants.map(start)
    for thread in threads { pthread_join(thread, nil) }
    pthread_barrier_destroy(barrier)
    barrier.deallocate()
    return participants.map(\.log)
  }

  private static func start(_ participant: Participant) throws -> pthread_t {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackBytes)
    let argument = Unmanaged.passRetained(participant)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<Participant>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      errno = status
      throw SystemFailure("pthread_create")
    }
    return thread
  }
}
