/// What a run found out about one benchmark: its measurements, or why there are none.
///
/// A result never changes, so that it is shared by all that hold it and not copied.
public final class BenchmarkResult: Codable, Sendable {
  /// Whether there is something to judge.
  public enum Status: String, Codable, Sendable {
    /// Measured, with its outcome checked.
    case measured
    /// Ended wrongly; `failure` says how.
    case failed
    /// Was stopped because it took longer than its limit.
    case timedOut = "timed out"
    /// Was not run, on purpose; `failure` gives the reason.
    case skipped
  }

  /// The benchmark's identity, unique within the run.
  public let id: BenchmarkID
  /// What to call the benchmark on a page where its identity is not what people call it.
  public let label: String?
  /// Whether there is something to judge.
  public let status: Status
  /// Why there is no measurement; absent for a measured benchmark.
  public let failure: Failure?
  /// A benchmark of the same run that this one's cost is stated against.
  public let relativeTo: BenchmarkID?
  /// Measurements, one sample a metric.
  public let samples: [Sample]
  /// What a reader ought to know about these measurements and cannot see in them.
  public let warnings: [String]
  /// What its functions execute, as far as the two sides of a session differ in it; absent where nobody counted.
  public let functions: [FunctionCost]?
  /// How long it kept the runner busy in this run, in nanoseconds; absent where nobody took the time.
  public let duration: Double?

  /// Makes the result of a benchmark that was measured.
  public init(
    id: BenchmarkID, label: String? = nil, relativeTo: BenchmarkID? = nil, samples: [Sample], warnings: [String] = [],
    functions: [FunctionCost]? = nil, duration: Double? = nil
  ) {
    self.id = id
    self.label = label
    self.status = .measured
    self.failure = nil
    self.relativeTo = relativeTo
    self.samples = samples
    self.warnings = warnings
    self.functions = functions
    self.duration = duration
  }

  /// Makes the result of a benchmark that was not measured.
  public init(
    id: BenchmarkID, label: String? = nil, status: Status, failure: Failure, relativeTo: BenchmarkID? = nil
  ) {
    self.id = id
    self.label = label
    self.status = status
    self.failure = failure
    self.relativeTo = relativeTo
    self.samples = []
    self.warnings = []
    self.functions = nil
    self.duration = nil
  }

  /// The same result with other samples, as when derived summaries are attached.
  public func with(samples: [Sample]) -> BenchmarkResult {
    guard status == .measured else { return self }
    return BenchmarkResult(
      id: id, label: label, relativeTo: relativeTo, samples: samples, warnings: warnings, functions: functions,
      duration: duration)
  }

  /// The same result with what it took to measure it; nothing is said of one that was not measured.
  package func with(duration: Double?) -> BenchmarkResult {
    guard status == .measured else { return self }
    return BenchmarkResult(
      id: id, label: label, relativeTo: relativeTo, samples: samples, warnings: warnings, functions: functions,
      duration: duration)
  }

  /// The same result with what was counted of it beside what was measured.
  package func with(counts: [Sample], warnings more: [String], functions: [FunctionCost]?) -> BenchmarkResult {
    guard status == .measured else { return self }
    return BenchmarkResult(
      id: id, label: label, relativeTo: relativeTo, samples: samples + counts, warnings: warnings + more,
      functions: functions, duration: duration)
  }

  /// The same result under another identity.
  package func with(id: BenchmarkID) -> BenchmarkResult {
    guard let failure, status != .measured else {
      return BenchmarkResult(
        id: id, label: label, relativeTo: relativeTo, samples: samples, warnings: warnings, functions: functions,
        duration: duration)
    }
    return BenchmarkResult(id: id, label: label, status: status, failure: failure, relativeTo: relativeTo)
  }

  /// The sample of a metric, if the benchmark has one.
  public func sample(of metric: Metric) -> Sample? {
    sample(named: metric.name)
  }

  /// The sample of a metric of this name, if the benchmark has one.
  package func sample(named metric: String) -> Sample? {
    samples.first { $0.metric.isSameName(as: metric) }
  }

  private enum CodingKeys: CodingKey {
    case id, label, status, failure, relativeTo, samples, warnings, functions, duration
  }

  /// Decodes a result; absent warnings mean none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(BenchmarkID.self, forKey: .id)
    label = try container.decodeIfPresent(String.self, forKey: .label)
    status = try container.decode(Status.self, forKey: .status)
    failure = try container.decodeIfPresent(Failure.self, forKey: .failure)
    relativeTo = try container.decodeIfPresent(BenchmarkID.self, forKey: .relativeTo)
    samples = try container.decode([Sample].self, forKey: .samples)
    warnings = try container.decodeIfPresent([String].self, forKey: .warnings) ?? []
    functions = try container.decodeIfPresent([FunctionCost].self, forKey: .functions)
    duration = try container.decodeIfPresent(Double.self, forKey: .duration)
  }

  /// Encodes a result; warnings are written only where there are any.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(label, forKey: .label)
    try container.encode(status, forKey: .status)
    try container.encodeIfPresent(failure, forKey: .failure)
    try container.encodeIfPresent(relativeTo, forKey: .relativeTo)
    try container.encode(samples, forKey: .samples)
    if !warnings.isEmpty { try container.encode(warnings, forKey: .warnings) }
    try container.encodeIfPresent(functions, forKey: .functions)
    try container.encodeIfPresent(duration, forKey: .duration)
  }
}

extension BenchmarkResult: Equatable {
  /// Whether both found out the same of the same benchmark.
  public static func == (left: BenchmarkResult, right: BenchmarkResult) -> Bool {
    if left === right { return true }
    return left.id == right.id && left.label == right.label && left.status == right.status
      && left.failure == right.failure && left.relativeTo == right.relativeTo && left.samples == right.samples
      && left.warnings == right.warnings && left.functions == right.functions
      && left.duration == right.duration
  }
}
