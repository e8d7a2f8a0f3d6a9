import BenchModel
import WorkerProtocol

/// Answers as a worker would whose benchmarks measure themselves, by starting a suite for each answer.
final class HarnessWorker: WorkerConnection {
  let hello: WorkerHello
  private let launcher: HarnessLauncher
  private let hashSeed: UInt32?
  private var number: Int?
  private var asked: (request: WorkerRequest, limit: Duration)?

  init(hello: WorkerHello, launcher: HarnessLauncher, hashSeed: UInt32?) {
    (self.hello, self.launcher, self.hashSeed) = (hello, launcher, hashSeed)
  }

  /// A suite runs when its answer is wanted, so that no two of them run at a time.
  func send(_ request: WorkerRequest, timeoutNanoseconds: Double) {
    asked = (request, .nanoseconds(Int64(min(timeoutNanoseconds, 1e18))))
  }

  func receive() throws(WorkerFailure) -> WorkerAnswer {
    guard let (request, limit) = asked.take() else {
      throw WorkerFailure(.protocolViolation, "the suite was asked nothing")
    }
    switch request {
    case .prepare(let benchmark):
      number = benchmark
      return .prepared
    case .observe:
      guard let number else { throw WorkerFailure(.protocolViolation, "no benchmark was chosen") }
      return try launcher.answer(of: number, hashSeed: hashSeed, within: limit)
    case .finish: return .prepared
    default:
      return .failed(Failure(kind: .protocolViolation, reason: "a suite measures itself"))
    }
  }

  func finish() {}

  func abandon() {}
}
