import CBenchPrimitives
import Glibc
import SafeFiles

/// Finds and ends what outlives a child, in a process to which orphans come.
///
/// Descendants are known by a variable in their environment; one that cleared its environment is not found.
enum ChildProcessStrays {
  /// What a child that has ended left running, in its group or out of it, and that does not end by itself at once.
  ///
  /// A helper that ends with the pipe to its parent, as many do, needs a moment to notice and is no stray.
  static func outliving(_ child: Int32, markedBy mark: String, patience: Duration) -> [Int32] {
    let entry = entry(mark)
    let deadline = Deadline.after(patience)
    while true {
      let found = ownChildren().filter { $0 != child && carries(entry, $0) }
      if found.isEmpty || deadline.hasPassed { return found }
      _ = poll(nil, 0, 1)
    }
  }

  /// Ends what is left of a child when its group was killed, and returns those that were not in its group.
  static func end(markedBy mark: String, leaving group: Int32) -> [Int32] {
    var strays: [Int32] = []
    let entry = entry(mark)
    // Killing one makes its own children orphans, which come to light in the next round.
    for _ in 0..<rounds {
      reapGroup(group)
      let found = ownChildren().filter { carries(entry, $0) }
      if found.isEmpty { break }
      for process in found {
        kill(process, SIGKILL)
        reap(process)
      }
      strays += found
    }
    return strays
  }

  private static func entry(_ mark: String) -> [UInt8] {
    Array("\(ChildProcessLaunch.markName)=\(mark)".utf8)
  }

  /// The members of the group are killed already and become ours as their parents go.
  private static func reapGroup(_ group: Int32) {
    for _ in 0..<waits {
      switch waitpid(-group, nil, WNOHANG) {
      case 0: _ = poll(nil, 0, 1)
      case -1 where errno != EINTR: return
      default: break
      }
    }
  }

  private static func reap(_ process: Int32) {
    for _ in 0..<waits {
      switch waitpid(process, nil, WNOHANG) {
      case 0: _ = poll(nil, 0, 1)
      case -1 where errno == EINTR: break
      default: return
      }
    }
  }

  private static func ownChildren() -> [Int32] {
    let tasks = (try? Directory.names(in: "/proc/self/task")) ?? []
    return tasks.flatMap { task -> [Int32] in
      let bytes = (try? InputFile.bytes(at: "/proc/self/task/\(task)/children", limit: 1 << 20)) ?? []
      return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }
  }

  private static func carries(_ entry: [UInt8], _ process: Int32) -> Bool {
    for _ in 0..<looks {
      // The system limits arguments and environment together to a quarter of the stack, 2 MiB as a rule.
      let bytes = (try? InputFile.bytes(at: "/proc/\(process)/environ", limit: 8 << 20)) ?? []
      if !bytes.isEmpty { return bytes.split(separator: 0).contains { $0.elementsEqual(entry) } }
      guard isAlive(process) else { return false }
      // It is about to become another program, whose environment is not in its place yet; or it has none.
      _ = poll(nil, 0, 1)
    }
    return false
  }

  private static func isAlive(_ process: Int32) -> Bool {
    let bytes = (try? InputFile.bytes(at: "/proc/\(process)/stat", limit: 1 << 16)) ?? []
    // The state follows the name in parentheses, which may hold any character.
    guard let name = bytes.lastIndex(of: UInt8(ascii: ")")), name + 2 < bytes.count else { return false }
    return !"ZX".utf8.contains(bytes[name + 2])
  }

  /// A chain of descendants is rarely deeper than a few; what forks faster than it is killed is not chased for ever.
  private static let rounds = 50
  /// Milliseconds that a killed process is given to go, far more than it takes.
  private static let waits = 1000
  /// How often an empty environment is looked at, a millisecond apart: starting a program takes a fraction of one, more
  /// where many processes wait for a processor.
  private static let looks = 20
}
