import BenchModel
import WorkerProtocol

extension LaunchScript {
  /// What a benchmark does where neither it nor the user says how much.
  private static let usualOperations = 1000

  /// Lets a benchmark measure itself: all there is to a launch of it, from `prepare` to `finish`.
  func observe(_ worker: any WorkerConnection) throws(WorkerFailure) -> ObservedLaunch {
    guard try ask(worker, .prepare(benchmark: number)) == .prepared else { throw unexpected() }
    let launch = try observed(try ask(worker, observation))
    try worker.finish()
    return launch
  }

  /// Asks a benchmark to measure itself.
  var observation: WorkerRequest { .observe(operations: max(1, declaration.operations ?? Self.usualOperations)) }

  /// What it stated.
  func observed(_ answer: WorkerAnswer) throws(WorkerFailure) -> ObservedLaunch {
    guard case .observed(let observed, let warnings) = answer else { throw unexpected() }
    let stated = observed.filter { !$0.values.isEmpty }
    try check(stated)
    return ObservedLaunch(place: place, values: stated, warnings: warnings)
  }

  private func check(_ stated: [ObservedValues]) throws(WorkerFailure) {
    func refused(_ reason: String) -> WorkerFailure { WorkerFailure(.protocolViolation, reason) }
    guard !stated.isEmpty else { throw refused("the worker answered 'observe' without a value") }
    var seen: Set<ByteKey> = []
    for values in stated {
      let name = values.metric.name
      guard seen.insert(ByteKey(name)).inserted else {
        throw refused("the worker answered 'observe' with the metric '\(name)' twice")
      }
      guard values.iterations > 0 else {
        throw refused("the worker answered 'observe' with '\(name)' over \(values.iterations) iterations")
      }
      let isTime = values.metric.unit == .nanoseconds
      guard values.values.allSatisfy({ $0.isFinite && (values.metric.isSigned || !isTime || $0 >= 0) }) else {
        throw refused("the worker answered 'observe' with a value of '\(name)' that is not finite, or a negative time")
      }
    }
  }
}
