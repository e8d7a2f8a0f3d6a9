import CBenchPrimitives
import Glibc
import SafeFiles

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
    var killed = [Int32](repeating: 0, count: Int(bench_killed_capacity))
    let count = bench_keeper_end_rest(keeper, group, &killed)
    return Array(killed.prefix(Int(min(count, killed.count))))
  }

  /// What the child that has ended left running, in its group or out of it, and that does not end by itself at once.
  ///
  /// A helper that ends with the pipe to its parent, as many do, needs a moment to notice and is no stray.
  func outliving(patience: Duration) -> [Int32] {
    let deadline = Deadline.after(patience)
    while true {
      let found = others
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

  /// The processes that it keeps, but for the child itself, that are alive.
  private var others: [Int32] {
    let path = "/proc/\(keeper.process)/task/\(keeper.process)/children"
    let bytes = (try? InputFile.bytes(at: path, limit: 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
      .filter { $0 != child && Self.isAlive($0) }
  }

  private static func isAlive(_ process: Int32) -> Bool {
    let bytes = (try? InputFile.bytes(at: "/proc/\(process)/stat", limit: 1 << 16)) ?? []
    // The state follows the name in parentheses, which may hold any character.
    guard let name = bytes.lastIndex(of: UInt8(ascii: ")")), name + 2 < bytes.count else { return false }
    return !"ZX".utf8.contains(bytes[name + 2])
  }
}
