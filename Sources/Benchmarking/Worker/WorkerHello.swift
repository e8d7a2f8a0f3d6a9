public import BenchModel

/// The first line a worker says: who it is and which benchmarks it has.
public struct WorkerHello: Codable, Sendable, Equatable {
  /// One benchmark as a worker declares it.
  public struct Declaration: Codable, Sendable, Equatable {
    /// The group; may be empty.
    public let group: String
    /// The name.
    public let name: String
    /// Parameters, if any.
    public let parameters: [BenchmarkID.Parameter]?
    /// How many operations to time singly; absent for the plan's count.
    public let operations: Int?
    /// How many iterations precede the measured ones; absent for the plan's count.
    public let warmupIterations: Int?
    /// The limit for one answer, in seconds; absent for the plan's limit.
    public let timeoutSeconds: Double?
    /// A benchmark of this suite that this one's cost is stated against.
    public let relativeTo: BenchmarkID?
    /// Why the benchmark is not to be run; absent to run it.
    public let skipReason: String?
    /// Whether the benchmark measures itself and is only to be observed; absent means that it is timed.
    public let observed: Bool?

    /// The benchmark's identity.
    public var id: BenchmarkID {
      BenchmarkID(group: group, name: name, parameters: parameters ?? [])
    }
  }

  /// The version of the protocol that the worker speaks.
  public let hello: Int
  /// The suite's name.
  public let suite: String
  /// The compiler or interpreter, with its version.
  public let toolchain: String
  /// Whether the worker was built with optimisation.
  public let optimised: Bool
  /// Whether the worker understands the request to probe; absent means that it does not.
  public let probes: Bool?
  /// Whether the worker can tell the processor time of laps; absent means that it cannot.
  public let cpuTime: Bool?
  /// The benchmarks, in the order in which requests number them.
  public let benchmarks: [Declaration]

  /// Makes a hello.
  public init(
    hello: Int = WorkerProtocol.version, suite: String, toolchain: String, optimised: Bool,
    probes: Bool? = nil, cpuTime: Bool? = nil, benchmarks: [Declaration]
  ) {
    self.hello = hello
    self.suite = suite
    self.toolchain = toolchain
    self.optimised = optimised
    self.probes = probes
    self.cpuTime = cpuTime
    self.benchmarks = benchmarks
  }
}

extension WorkerHello.Declaration {
  /// The declaration of a benchmark.
  init(_ benchmark: Benchmark) {
    group = benchmark.id.group
    name = benchmark.id.name
    parameters = benchmark.id.parameters.isEmpty ? nil : benchmark.id.parameters
    operations = benchmark.options.operations
    warmupIterations = benchmark.options.warmupIterations
    timeoutSeconds = benchmark.options.timeoutSeconds
    relativeTo = benchmark.options.relativeTo
    skipReason = benchmark.options.skipReason
    observed = benchmark.isObserved ? true : nil
  }

  /// The same benchmark with another count of operations to time singly.
  package func with(operations: Int) -> Self {
    Self(
      group: group, name: name, parameters: parameters, operations: operations, warmupIterations: warmupIterations,
      timeoutSeconds: timeoutSeconds, relativeTo: relativeTo, skipReason: skipReason, observed: observed)
  }
}

extension WorkerHello.Declaration {
  /// The declaration of something that is measured without a worker of its own.
  package init(id: BenchmarkID, operations: Int?, warmupIterations: Int?) {
    self.init(
      group: id.group, name: id.name, parameters: id.parameters.isEmpty ? nil : id.parameters, operations: operations,
      warmupIterations: warmupIterations, timeoutSeconds: nil, relativeTo: nil, skipReason: nil, observed: nil)
  }
}
