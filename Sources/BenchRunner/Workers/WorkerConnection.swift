package import BenchModel
package import WorkerProtocol

/// A live worker: what the runner asks it and how it ends, whoever it is.
///
/// The suite runner is written against this, so that it can be tested with scripted workers and without processes.
package protocol WorkerConnection: AnyObject {
  /// What the worker said first.
  var hello: WorkerHello { get }
  /// Asks, and does not wait: the answer has to be received before the next request.
  ///
  /// - Throws: how the worker failed to take the request. The worker is gone by then.
  func send(_ request: WorkerRequest, timeoutNanoseconds: Double) throws(WorkerFailure)
  /// The answer to the last request, which may take `timeoutNanoseconds` from the request on.
  ///
  /// - Throws: how the worker failed to answer. The worker is gone by then.
  func receive() throws(WorkerFailure) -> WorkerAnswer
  /// Tells the worker to finish, and does not wait for its end.
  func beginFinish() throws(WorkerFailure)
  /// Tells the worker to finish where that has not been done, and sees it off; an end that is not clean is a failure.
  func finish() throws(WorkerFailure)
  /// Ends a worker that is not needed any more, whatever it is doing.
  func abandon()
  /// The number of its process; nil of a worker that is none of its own.
  var process: Int32? { get }
}

extension WorkerConnection {
  /// Asks and waits for the answer, for at most `timeoutNanoseconds`.
  ///
  /// - Throws: how the worker failed to answer. The worker is gone by then.
  package func ask(_ request: WorkerRequest, timeoutNanoseconds: Double) throws(WorkerFailure) -> WorkerAnswer {
    try send(request, timeoutNanoseconds: timeoutNanoseconds)
    return try receive()
  }

  package var process: Int32? { nil }

  /// Of a worker that is no process of its own there is nothing to begin.
  package func beginFinish() throws(WorkerFailure) {}
}

/// A worker that has been started and has not said its hello yet.
package struct StartedWorker {
  /// Waits for the hello.
  let greet: () throws(WorkerFailure) -> any WorkerConnection
  /// Ends the worker where its hello is not wanted any more.
  let abandon: () -> Void
}

/// Starts workers of one program.
package protocol WorkerLauncher {
  /// Starts a worker, and does not wait for its hello.
  func start(hashSeed: UInt32?) throws(WorkerFailure) -> StartedWorker
  /// Starts a worker and waits for its hello.
  ///
  /// - Parameter hashSeed: what the hash functions of the worker's language are to be seeded with, where that can be
  ///   chosen; nil leaves it to chance.
  func launch(hashSeed: UInt32?) throws(WorkerFailure) -> any WorkerConnection
}

extension WorkerLauncher {
  /// Of workers that take no time to start, each is launched when it is greeted.
  package func start(hashSeed: UInt32?) throws(WorkerFailure) -> StartedWorker {
    StartedWorker(greet: { () throws(WorkerFailure) in try launch(hashSeed: hashSeed) }, abandon: {})
  }

  /// Starts a worker whose hash functions are seeded by chance.
  package func launch() throws(WorkerFailure) -> any WorkerConnection {
    try launch(hashSeed: nil)
  }

  /// Starts a worker that is to declare the same benchmarks as when it was first asked.
  func launch(declaring hello: WorkerHello, hashSeed: UInt32? = nil) throws(WorkerFailure) -> any WorkerConnection {
    try start(hashSeed: hashSeed).greet(declaring: hello)
  }
}

extension StartedWorker {
  /// Waits for the hello of a worker that is to declare the same benchmarks as when it was first asked.
  func greet(declaring hello: WorkerHello) throws(WorkerFailure) -> any WorkerConnection {
    let worker = try greet()
    guard worker.hello == hello else {
      worker.abandon()
      throw WorkerFailure(
        .protocolViolation,
        "the worker declared other benchmarks than when it was first asked; "
          + "a suite must declare the same list in every process")
    }
    return worker
  }
}

/// How a worker failed to answer.
package struct WorkerFailure: Error {
  /// What a result says about it.
  package let failure: Failure
  /// Whether it was the run that was stopped, and not the worker that failed; no worker can claim that.
  package let isInterruption: Bool
  /// Whether a worker that is still there said that it does not do what it was asked.
  let isRefusal: Bool

  /// Makes a failure.
  package init(_ kind: Failure.Kind, _ reason: String, output: String? = nil) {
    failure = Failure(kind: kind, reason: reason, output: output)
    isInterruption = kind == .interrupted
    isRefusal = false
  }

  /// Takes over a failure that a worker reported itself.
  package init(reported failure: Failure) {
    self.failure = failure
    isInterruption = false
    isRefusal = failure.kind == .protocolViolation
  }
}
