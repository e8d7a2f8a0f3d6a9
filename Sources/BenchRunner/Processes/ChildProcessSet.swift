import CBenchPrimitives
import Glibc

/// The children that live at one time, conducted by one thread.
///
/// Whenever it waits for one child it also drains the others, so that none of them stands still at a full pipe.
/// Requests are written without raising SIGPIPE, whatever the process does with that signal. A child that ends takes
/// its whole process group with it: nobody waits for a grandchild that holds a pipe. When this process is killed, all
/// of them and everything they started go with it.
package final class ChildProcessSet {
  private var living: [ChildProcess] = []
  /// As many as children have lived at one time.
  private var keepers: [ProcessKeeper] = []
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  /// A descriptor that becomes readable when the tool is asked to end; what is in it is left for its owner.
  private let interruption: Int32?
  /// Whether a child takes with it what it started and left.
  private let endsStrays: Bool

  /// - Parameters:
  ///   - interruption: a descriptor that, once readable, ends every wait with `interrupted`.
  ///   - endingStrays: ends and tells what a child leaves running; otherwise only its group is ended, unless the child
  ///     was asked to end.
  package init(interruptedBy interruption: Int32? = nil, endingStrays: Bool = false) {
    self.interruption = interruption
    self.endsStrays = endingStrays
  }

  deinit {
    for child in living { child.signal(SIGKILL) }
    _ = try? waitUntilEnded(living, by: .after(Self.patience))
  }

  package func start(_ launch: ChildProcessLaunch) throws(ChildProcessError) -> ChildProcess {
    let child = try ChildProcess.start(launch, by: try freeKeeper())
    living.append(child)
    return child
  }

  /// The process that will start the next child, for who counts what it starts.
  func nextStarter() throws(ChildProcessError) -> Int32 { try freeKeeper().identifier }

  private func freeKeeper() throws(ChildProcessError) -> ProcessKeeper {
    if let keeper = keepers.first(where: \.isFree) { return keeper }
    let keeper = try ProcessKeeper()
    keepers.append(keeper)
    return keeper
  }

  /// Writes one request, given without its line feed.
  package func send(
    _ line: [UInt8], to child: ChildProcess, by deadline: Deadline
  ) throws(ChildProcessError) {
    let bytes = line + [UInt8(ascii: "\n")]
    var start = 0
    try wait(by: deadline, writingTo: child) { () throws(ChildProcessError) -> Void? in
      while start < bytes.count {
        let end = child.ends[.requests]
        guard end >= 0 else { throw .requestsClosed }
        let written = bytes.withUnsafeBytes { bytes in
          bytes.baseAddress.map { bench_write_without_sigpipe(end, $0 + start, bytes.count - start) } ?? 0
        }
        if written >= 0 {
          start += written
        } else if errno == EAGAIN {
          return nil
        } else if errno == EPIPE {
          child.ends.close(.requests)
        } else if errno != EINTR {
          throw .system(call: "write", code: errno)
        }
      }
      return ()
    }
  }

  /// The next line of the child's answers, without its line feed.
  package func receiveLine(
    from child: ChildProcess, by deadline: Deadline
  ) throws(ChildProcessError) -> [UInt8] {
    try wait(by: deadline) { () throws(ChildProcessError) -> [UInt8]? in
      if let failure = child.answersFailure { throw failure }
      if let line = child.answers.next() { return line }
      if child.ends[.answers] < 0 { throw .answersClosed }
      return nil
    }
  }

  /// Tells the child that no request will follow: it reads the end of descriptor 3.
  package func finishRequests(to child: ChildProcess) {
    child.ends.close(.requests)
  }

  /// Waits for the end of a child; at the deadline it gets TERM, and KILL after a further `grace`.
  package func wait(
    for child: ChildProcess, by deadline: Deadline, grace: Duration
  ) throws(ChildProcessError) -> ChildProcessOutcome {
    do throws(ChildProcessError) {
      return try waitUntilEnded([child], by: deadline)[0]
    } catch {
      guard error == .deadlinePassed else { throw error }
    }
    child.isLate = true
    return try end([child], grace: grace)[0]
  }

  /// Waits for the end of a child until a deadline; nil where it lives on then.
  package func outcome(
    of child: ChildProcess, by deadline: Deadline
  ) throws(ChildProcessError) -> ChildProcessOutcome? {
    do throws(ChildProcessError) {
      return try waitUntilEnded([child], by: deadline)[0]
    } catch {
      guard error == .deadlinePassed else { throw error }
      return nil
    }
  }

  /// Ends children that may still live: TERM to their groups, and KILL after `grace`; interruption does not shorten it.
  @discardableResult
  package func end(
    _ children: [ChildProcess], grace: Duration
  ) throws(ChildProcessError) -> [ChildProcessOutcome] {
    for (number, patience) in [(SIGTERM, grace), (SIGKILL, Self.patience)] {
      for child in children where child.outcome == nil { child.signal(number) }
      do throws(ChildProcessError) {
        return try waitUntilEnded(children, by: .after(patience), heedsInterruption: false)
      } catch {
        guard error == .deadlinePassed else { throw error }
      }
    }
    guard let stuck = children.first(where: { $0.outcome == nil }) else { throw .deadlinePassed }
    living.removeAll { child in children.contains { $0 === child } }
    for child in children { child.ends.closeAll() }
    throw .cannotBeKilled(stuck.identifier)
  }

  /// Ends every child that lives, all of them within one `grace`.
  package func endAll(grace: Duration) throws(ChildProcessError) {
    try end(living, grace: grace)
  }

  /// How long a killed process may take to go; only one that waits for a device takes longer.
  private static let patience = Duration.seconds(5)

  @discardableResult
  private func waitUntilEnded(
    _ children: [ChildProcess], by deadline: Deadline, heedsInterruption: Bool = true
  ) throws(ChildProcessError) -> [ChildProcessOutcome] {
    try wait(by: deadline, heedsInterruption: heedsInterruption) {
      let outcomes = children.compactMap(\.outcome)
      return outcomes.count == children.count ? outcomes : nil
    }
  }

  /// Attempts something again and again as things happen, until it gives a value or the deadline has passed.
  ///
  /// The clock decides, not silence: a child that floods its output must not put its deadline off.
  private func wait<Value>(
    by deadline: Deadline, writingTo writer: ChildProcess? = nil, heedsInterruption: Bool = true,
    for attempt: () throws(ChildProcessError) -> Value?
  ) throws(ChildProcessError) -> Value {
    var hasWaited = false
    while true {
      if let value = try attempt() { return value }
      if hasWaited, deadline.hasPassed { throw .deadlinePassed }
      try pump(by: deadline, writingTo: writer, heedsInterruption: heedsInterruption)
      hasWaited = true
    }
  }

  /// Waits once until something happens, and takes in all that has happened.
  private func pump(
    by deadline: Deadline, writingTo writer: ChildProcess?, heedsInterruption: Bool
  ) throws(ChildProcessError) {
    var wanted: [pollfd] = []
    var sources: [(child: ChildProcess, channel: ChildProcessEnds.Channel)] = []
    for child in living {
      for channel in ChildProcessEnds.Channel.allCases where child.ends[channel] >= 0 {
        if channel == .requests, child !== writer { continue }
        let events = channel == .requests ? POLLOUT : POLLIN
        wanted.append(pollfd(fd: child.ends[channel], events: Int16(events), revents: 0))
        sources.append((child, channel))
      }
    }
    if heedsInterruption, let interruption {
      wanted.append(pollfd(fd: interruption, events: Int16(POLLIN), revents: 0))
    }
    let count = poll(&wanted, nfds_t(wanted.count), deadline.pollTimeout)
    let now = bench_monotonic_ns()
    guard count > 0 else { return }
    var ended: [ChildProcess] = []
    for (entry, source) in zip(wanted, sources) where entry.revents != 0 {
      switch source.channel {
      case .process: ended.append(source.child)
      case .output, .errors, .answers: _ = source.child.read(source.channel, through: &chunk)
      case .requests: break
      }
    }
    for child in ended { settle(child, at: now) }
    if wanted.count > sources.count, wanted[sources.count].revents != 0 { throw .interrupted }
  }

  private func settle(_ child: ChildProcess, at endTime: UInt64) {
    living.removeAll { $0 === child }
    child.settle(at: endTime, through: &chunk, endingStrays: endsStrays)
  }
}
