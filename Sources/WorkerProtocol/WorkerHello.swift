package import BenchModel

/// The first line a worker says: who it is and which benchmarks it has.
package struct WorkerHello: Codable, Sendable, Equatable {
  /// One benchmark as a worker declares it.
  package struct Declaration: Codable, Sendable, Equatable {
    /// The group; may be empty.
    package let group: String
    /// The name.
    package let name: String
    /// Parameters, if any.
    package let parameters: [BenchmarkID.Parameter]?
    /// How many operations to time singly; absent for the plan's count.
    package let operations: Int?
    /// How many iterations precede the measured ones; absent for the plan's count.
    package let warmupIterations: Int?
    /// The limit for one answer, in seconds; absent for the plan's limit.
    package let timeoutSeconds: Double?
    /// A benchmark of this suite that this one's cost is stated against.
    package let relativeTo: BenchmarkID?
    /// Why the benchmark is not to be run; absent to run it.
    package let skipReason: String?
    /// Whether the benchmark measures itself and is only to be observed; absent means that it is timed.
    package let observed: Bool?

    /// The benchmark's identity.
    package var id: BenchmarkID {
      BenchmarkID(group: group, name: name, parameters: parameters ?? [])
    }
  }

  /// The version of the protocol that the worker speaks.
  package let hello: Int
  /// The suite's name.
  package let suite: String
  /// The compiler or interpreter, with its version.
  package let toolchain: String
  /// Whether the worker was built with optimisation.
  package let optimised: Bool
  /// Whether the worker understands the request to probe; absent means that it does not.
  package let probes: Bool?
  /// Whether the worker can tell the processor time of laps; absent means that it cannot.
  package let cpuTime: Bool?
  /// The benchmarks, in the order in which requests number them.
  package let benchmarks: [Declaration]

  /// Makes a hello.
  package init(
    hello: Int = Wire.version, suite: String, toolchain: String, optimised: Bool,
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
  /// Makes a declaration; what is nil is left to the plan.
  package init(
    id: BenchmarkID, operations: Int?, warmupIterations: Int?, timeoutSeconds: Double? = nil,
    relativeTo: BenchmarkID? = nil, skipReason: String? = nil, observed: Bool? = nil
  ) {
    self.init(
      group: id.group, name: id.name, parameters: id.parameters.isEmpty ? nil : id.parameters, operations: operations,
      warmupIterations: warmupIterations, timeoutSeconds: timeoutSeconds, relativeTo: relativeTo,
      skipReason: skipReason, observed: observed)
  }

  /// The same benchmark with another count of operations to time singly.
  package func with(operations: Int) -> Self {
    Self(
      group: group, name: name, parameters: parameters, operations: operations, warmupIterations: warmupIterations,
      timeoutSeconds: timeoutSeconds, relativeTo: relativeTo, skipReason: skipReason, observed: observed)
  }
}
