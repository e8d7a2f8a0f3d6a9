import CommandFramework
import Synchronization

/// A transaction handler that writes down what it is asked, and fails where it is told to.
final class RecordingTransactions: TransactionHandler {
  private let calls = Mutex<[String]>([])
  let supportsSavepoints: Bool
  private let failing: Set<String>

  init(supportsSavepoints: Bool = true, failing: Set<String> = []) {
    self.supportsSavepoints = supportsSavepoints
    self.failing = failing
  }

  var log: [String] { calls.withLock { $0 } }

  func begin(depth: Int) throws { try note("begin", depth) }
  func commit(depth: Int) throws { try note("commit", depth) }
  func rollback(depth: Int) throws { try note("rollback", depth) }

  private func note(_ call: String, _ depth: Int) throws {
    calls.withLock { $0.append("\(call) \(depth)") }
    if failing.contains(call) { throw Mishap(place: call) }
  }
}
