import StrictJSON
import WorkerProtocol

/// A worker that is a child process of this one.
final class ProcessWorker: WorkerConnection {
  let hello: WorkerHello
  private let dialogue: ProcessDialogue

  init(hello: WorkerHello, dialogue: ProcessDialogue) {
    self.hello = hello
    self.dialogue = dialogue
  }

  func ask(_ request: WorkerRequest, timeoutNanoseconds: Double) throws(WorkerFailure) -> WorkerAnswer {
    let limit = Duration.nanoseconds(Int64(min(timeoutNanoseconds, 1e18)))
    try dialogue.send(request, within: limit)
    let line = try dialogue.line(answering: "'\(request.name)'", within: limit)
    do throws(JSONError) {
      return try WireLine.message(from: line)
    } catch {
      throw dialogue.violation("its answer to '\(request.name)' is none of the worker protocol (\(error))")
    }
  }

  func finish() throws(WorkerFailure) {
    try dialogue.send(.finish, within: .seconds(5))
    try dialogue.finish()
  }

  func abandon() {
    dialogue.end()
  }
}
