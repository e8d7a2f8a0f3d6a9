import CBenchPrimitives
import Glibc

/// A process that starts children for this one, and that finds and ends what they leave.
///
/// It is a subreaper (prctl(2)): descendants of a child whose parents are gone come to it, whatever they did to their
/// group, their session and their environment. One child at a time is started by it, so that what it keeps beside that
/// child is what that child left. When this process ends without a word, be it killed, it kills all it keeps.
final class ProcessKeeper {
  private let keeper: bench_keeper
  /// The child that was started last and has not been reaped.
  private var child: Int32?
  /// What it does when it is let go of.
  private enum Parting {
    /// Leaves alone what it keeps: daemons that a build started on purpose.
    case dismissal
    /// Does all it does when this process ends.
    case abandonment
  }
  private var parting = Parting.dismissal

  init() throws(ChildProcessError) {
    var keeper = bench_keeper()
    let failure = bench_keeper_start(&keeper)
    guard failure == 0 else { throw .system(call: "fork", code: failure) }
    self.keeper = keeper
  }

  deinit {
    switch child == nil ? parting : .abandonment {
    case .dismissal: bench_keeper_dismiss(keeper)
    case .abandonment: bench_keeper_abandon(keeper)
    }
  }

  /// Whether another child can be started.
  var isFree: Bool { child == nil }

  /// The process that starts children.
  var identifier: Int32 { keeper.process }

  /// Starts a child; 0 or an errno value.
  func spawn(_ request: inout bench_spawn_request, _ started: inout bench_kept_child) -> Int32 {
    let failure = bench_keeper_spawn(keeper, &request, &started)
    if failure == 0 { child = started.process }
    return failure
  }

  /// Waits for the end of the child and lets the system forget it; nil where nobody can tell how it ended.
  func reap() -> bench_child_end? {
    guard let process = child else { return nil }
    child = nil
    var end = bench_child_end()
    return bench_keeper_reap(keeper, process, &end) == 0 ? end : nil
  }

  /// Ends what is left of a child whose group was killed; those that were not in the group.
  func endRest(of group: Int32) -> [Int32] {
    processes { bench_keeper_end_rest(keeper, group, $0) }
  }

  /// What the child that has ended left running, in its group or out of it, and that does not end by itself at once.
  ///
  /// A helper that ends with the pipe to its parent, as many do, needs a moment to notice and is no stray.
  func outliving(patience: Duration) -> [Int32] {
    let deadline = Deadline.after(patience)
    while true {
      let found = processes { bench_keeper_look(keeper, $0) }
      if found.isEmpty || deadline.hasPassed { return found }
      _ = poll(nil, 0, 1)
    }
  }

  /// Says what is run when this process ends, or lets go of the keeper, without having revoked it.
  ///
  /// - Parameter arguments: The path of a program, and its arguments.
  func bequeath(_ arguments: [String]) throws(ChildProcessError) {
    let strings = CStrings(arguments)
    let failure = strings.pointers.withUnsafeBufferPointer { pointers in
      pointers.baseAddress.map { bench_keeper_bequeath(keeper, $0) } ?? ENOMEM
    }
    guard failure == 0 else { throw .system(call: "the last will", code: failure) }
    parting = .abandonment
  }

  /// Takes back what was bequeathed.
  func revoke() {
    parting = .dismissal
  }

  private func processes(_ ask: (UnsafeMutablePointer<Int32>) -> Int) -> [Int32] {
    var found = [Int32](repeating: 0, count: Int(bench_found_capacity))
    let count = found.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map(ask) ?? 0 }
    return Array(found.prefix(count))
  }
}
