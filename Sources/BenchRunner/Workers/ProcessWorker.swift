import StrictJSON
import WorkerProtocol

/// A worker that is a child process of this one.
final class ProcessWorker: WorkerConnection {
  let hello: WorkerHello
  private let dialogue: ProcessDialogue
  /// What was asked last: its name, how long the answer may take, and until when.
  private var asked: (name: String, limit: Duration, deadline: Deadline)?
  private var isToldToFinish = false

  init(hello: WorkerHello, dialogue: ProcessDialogue) {
    self.hello = hello
    self.dialogue = dialogue
  }

  var process: Int32? { dialogue.child.identifier }

  func send(_ request: WorkerRequest, timeoutNanoseconds: Double) throws(WorkerFailure) {
    let limit = Duration.nanoseconds(Int64(min(timeoutNanoseconds, 1e18)))
    try dialogue.send(request, within: limit)
    asked = (request.name, limit, .after(limit))
  }

  func receive() throws(WorkerFailure) -> WorkerAnswer {
    guard let (name, limit, deadline) = asked else { throw dialogue.violation("it was asked nothing") }
    asked = nil
    let line = try dialogue.line(answering: "'\(name)'", within: limit, by: deadline)
    do throws(JSONError) {
      return try WireLine.message(from: line)
    } catch {
      throw dialogue.violation("its answer to '\(name)' is none of the worker protocol (\(error))")
    }
  }

  func beginFinish() throws(WorkerFailure) {
    if isToldToFinish { return }
    isToldToFinish = true
    try dialogue.send(.finish, within: .seconds(5))
  }

  func finish() throws(WorkerFailure) {
    try beginFinish()
    try dialogue.finish()
  }

  func abandon() {
    dialogue.end()
  }
}
