package import BenchModel

/// What a worker says to a request.
package enum WorkerAnswer: Sendable, Equatable {
  /// The benchmark is ready.
  case prepared
  /// A batch of the wanted length has this many iterations; operations are timed in laps of so many.
  case calibrated(iterations: Int, operationsPerLap: Int)
  /// One time a lap, each of this many iterations, in nanoseconds; where it was asked for, also the processor time of
  /// all threads during all laps together.
  case measured(iterations: Int, nanoseconds: [Double], cpuNanoseconds: Double? = nil)
  /// What was counted; a figure that cannot be had here is missing, and never 0.
  case probed(figures: [ProbeFigure])
  /// What the benchmark stated itself, and what a reader ought to know of it.
  case observed([ObservedValues], warnings: [String])
  /// The benchmark cannot be measured.
  case failed(Failure)
}

extension WorkerAnswer: Codable {
  private enum CodingKeys: CodingKey {
    case answer, iterations, operationsPerLap, nanoseconds, cpuNanoseconds, figures, observed, warnings, failure
  }

  /// A failure as a worker words it: a kind that is not known here must not cost the reason.
  private struct ReportedFailure: Decodable {
    let kind: String
    let reason: String
    let output: String?

    var failure: Failure {
      if let known = Failure.Kind(rawValue: kind) { return Failure(kind: known, reason: reason, output: output) }
      return Failure(kind: .threwError, reason: "\(kind): \(reason)", output: output)
    }
  }

  private enum Kind: String, Codable {
    case prepared, calibrated, measured, probed, observed, failed
  }

  /// Decodes an answer.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .answer) {
    case .prepared: self = .prepared
    case .calibrated:
      self = .calibrated(
        iterations: try container.decode(Int.self, forKey: .iterations),
        operationsPerLap: try container.decode(Int.self, forKey: .operationsPerLap))
    case .measured:
      self = .measured(
        iterations: try container.decode(Int.self, forKey: .iterations),
        nanoseconds: try container.decode([Double].self, forKey: .nanoseconds),
        cpuNanoseconds: try container.decodeIfPresent(Double.self, forKey: .cpuNanoseconds))
    case .probed: self = .probed(figures: try container.decode([ProbeFigure].self, forKey: .figures))
    case .observed:
      self = .observed(
        try container.decode([ObservedValues].self, forKey: .observed),
        warnings: try container.decodeIfPresent([String].self, forKey: .warnings) ?? [])
    case .failed: self = .failed(try container.decode(ReportedFailure.self, forKey: .failure).failure)
    }
  }

  /// Encodes an answer.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .prepared: try container.encode(Kind.prepared, forKey: .answer)
    case .calibrated(let iterations, let operationsPerLap):
      try container.encode(Kind.calibrated, forKey: .answer)
      try container.encode(iterations, forKey: .iterations)
      try container.encode(operationsPerLap, forKey: .operationsPerLap)
    case .measured(let iterations, let nanoseconds, let cpuNanoseconds):
      try container.encode(Kind.measured, forKey: .answer)
      try container.encode(iterations, forKey: .iterations)
      try container.encode(nanoseconds, forKey: .nanoseconds)
      try container.encodeIfPresent(cpuNanoseconds, forKey: .cpuNanoseconds)
    case .probed(let figures):
      try container.encode(Kind.probed, forKey: .answer)
      try container.encode(figures, forKey: .figures)
    case .observed(let observed, let warnings):
      try container.encode(Kind.observed, forKey: .answer)
      try container.encode(observed, forKey: .observed)
      try container.encode(warnings, forKey: .warnings)
    case .failed(let failure):
      try container.encode(Kind.failed, forKey: .answer)
      try container.encode(failure, forKey: .failure)
    }
  }
}
