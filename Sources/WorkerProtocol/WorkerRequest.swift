/// What the runner asks of a worker.
package enum WorkerRequest: Sendable, Equatable {
  /// Make the benchmark with this number ready; later requests are about it.
  case prepare(benchmark: Int)
  /// Run this many iterations to get warm.
  case warmUp(iterations: Int)
  /// Find how many iterations make a batch of this length.
  case calibrate(nanoseconds: Double)
  /// Time one batch of this many iterations.
  case measure(iterations: Int)
  /// Time this many laps, one after another, each of this many iterations; with `cpuTime`, also the processor time
  /// that all of them take together.
  case timeOperations(laps: Int, iterations: Int, cpuTime: Bool = false)
  /// Count what this many iterations allocate and use, without timing them.
  case probe(iterations: Int)
  /// Let the benchmark measure itself, with this many operations.
  case observe(operations: Int)
  /// End.
  case finish
}

extension WorkerRequest: Codable {
  private enum CodingKeys: CodingKey {
    case request, benchmark, iterations, nanoseconds, laps, cpuTime, operations
  }

  private enum Kind: String, Codable {
    case prepare
    case warmUp = "warm up"
    case calibrate
    case measure
    case timeOperations = "time operations"
    case probe, observe, finish
  }

  /// Decodes a request.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .request) {
    case .prepare: self = .prepare(benchmark: try container.decode(Int.self, forKey: .benchmark))
    case .warmUp: self = .warmUp(iterations: try container.decode(Int.self, forKey: .iterations))
    case .calibrate: self = .calibrate(nanoseconds: try container.decode(Double.self, forKey: .nanoseconds))
    case .measure: self = .measure(iterations: try container.decode(Int.self, forKey: .iterations))
    case .timeOperations:
      self = .timeOperations(
        laps: try container.decode(Int.self, forKey: .laps),
        iterations: try container.decode(Int.self, forKey: .iterations),
        cpuTime: try container.decodeIfPresent(Bool.self, forKey: .cpuTime) ?? false)
    case .probe: self = .probe(iterations: try container.decode(Int.self, forKey: .iterations))
    case .observe: self = .observe(operations: try container.decode(Int.self, forKey: .operations))
    case .finish: self = .finish
    }
  }

  /// Encodes a request.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .request)
    switch self {
    case .prepare(let benchmark): try container.encode(benchmark, forKey: .benchmark)
    case .warmUp(let iterations), .measure(let iterations), .probe(let iterations):
      try container.encode(iterations, forKey: .iterations)
    case .calibrate(let nanoseconds): try container.encode(nanoseconds, forKey: .nanoseconds)
    case .timeOperations(let laps, let iterations, let cpuTime):
      try container.encode(laps, forKey: .laps)
      try container.encode(iterations, forKey: .iterations)
      if cpuTime { try container.encode(cpuTime, forKey: .cpuTime) }
    case .observe(let operations): try container.encode(operations, forKey: .operations)
    case .finish: break
    }
  }

  /// The request's name as it stands in the protocol.
  package var name: String { kind.rawValue }

  private var kind: Kind {
    switch self {
    case .prepare: .prepare
    case .warmUp: .warmUp
    case .calibrate: .calibrate
    case .measure: .measure
    case .timeOperations: .timeOperations
    case .probe: .probe
    case .observe: .observe
    case .finish: .finish
    }
  }
}
