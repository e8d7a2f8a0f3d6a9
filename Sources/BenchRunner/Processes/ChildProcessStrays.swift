import CBenchPrimitives
import Glibc
import SafeFiles

/// Finds and ends descendants that left their process group, in a process to which orphans come.
///
/// They are known by a variable in their environment; one that cleared its environment is not found.
enum ChildProcessStrays {
  /// Ends what a child left behind and returns those that were not in its group.
  static func end(markedBy mark: String, leaving group: Int32) -> [Int32] {
    var strays: [Int32] = []
    let entry = Array("\(ChildProcessLaunch.markName)=\(mark)".utf8)
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
    // The system limits arguments and environment together to a quarter of the stack, 2 MiB as a rule.
    let bytes = (try? InputFile.bytes(at: "/proc/\(process)/environ", limit: 8 << 20)) ?? []
    return bytes.split(separator: 0).contains { $0.elementsEqual(entry) }
  }

  /// A chain of descendants is rarely deeper than a few; what forks faster than it is killed is not chased for ever.
  private static let rounds = 50
  /// Milliseconds that a killed process is given to go, far more than it takes.
  private static let waits = 1000
}
