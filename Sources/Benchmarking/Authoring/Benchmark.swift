public import BenchModel

/// A piece of work to be timed: its identity, its options, and the body that does it.
///
/// The simplest body returns a value, which is kept from being optimised away:
///
/// ```swift
/// Benchmark("sum") { numbers.reduce(0, +) }
/// ```
///
/// A body that takes a ``State`` runs the loop itself, and so can set up and check outside the timed region.
public struct Benchmark {
  /// The body of a synchronous benchmark: runs the loop of its state once.
  public typealias Body = (inout State) throws -> Void
  /// The body of an asynchronous benchmark: runs the loop of its state once.
  public typealias AsyncBody = @Sendable (inout State) async throws -> Void

  /// How a body is made ready; done once a launch and never timed.
  enum Preparation {
    case synchronous(() throws -> Body)
    case asynchronous(@Sendable () async throws -> AsyncBody)
    case observed(ObservingBody)
  }

  /// The benchmark's group, name and parameters.
  public let id: BenchmarkID
  /// How it is to be measured.
  public let options: Options
  let preparation: Preparation

  /// Declares a benchmark whose body runs the loop of its state.
  public init(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    body: @escaping Body
  ) {
    self.init(name, group, parameters, options, .synchronous { body })
  }

  /// Declares an asynchronous benchmark whose body runs the loop of its state.
  public init(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    body: @escaping AsyncBody
  ) {
    self.init(name, group, parameters, options, .asynchronous { body })
  }

  /// Declares a benchmark with a fixture that is made once a launch, before anything is timed.
  public init<Fixture>(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    setUp: @escaping () throws -> Fixture, body: @escaping (Fixture, inout State) throws -> Void
  ) {
    self.init(
      name, group, parameters, options,
      .synchronous {
        let fixture = try setUp()
        return { state in try body(fixture, &state) }
      })
  }

  /// Declares an asynchronous benchmark with a fixture that is made once a launch, before anything is timed.
  public init<Fixture: Sendable>(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    setUp: @escaping @Sendable () async throws -> Fixture,
    body: @escaping @Sendable (Fixture, inout State) async throws -> Void
  ) {
    self.init(
      name, group, parameters, options,
      .asynchronous {
        let fixture = try await setUp()
        return { state in try await body(fixture, &state) }
      })
  }

  /// Declares a benchmark whose body is one iteration; its result is kept from being optimised away.
  ///
  /// `verify` says whether the result of an iteration is the right one; it is given that of one more
  /// iteration after every batch, outside the timed region.
  @inlinable
  public init<Value>(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    verify: ((Value) -> Bool)? = nil, iteration: @escaping () throws -> Value
  ) {
    self.init(name, group: group, parameters: parameters, options: options) { (state: inout State) throws in
      for _ in state { blackHole(try iteration()) }
      guard let verify else { return }
      let result = try iteration()
      state.expect(verify(result), "an iteration gave \(result), which is not the expected outcome")
    }
  }

  /// Declares an asynchronous benchmark whose body is one iteration; its result is kept from being optimised away.
  ///
  /// `verify` says whether the result of an iteration is the right one; it is given that of one more
  /// iteration after every batch, outside the timed region.
  @inlinable
  public init<Value>(
    _ name: String, group: String = "", parameters: Parameters = [:], options: Options = Options(),
    verify: (@Sendable (Value) -> Bool)? = nil, iteration: @escaping @Sendable () async throws -> Value
  ) {
    self.init(name, group: group, parameters: parameters, options: options) { (state: inout State) async throws in
      for _ in state { blackHole(try await iteration()) }
      guard let verify else { return }
      let result = try await iteration()
      state.expect(verify(result), "an iteration gave \(result), which is not the expected outcome")
    }
  }

  init(
    _ name: String, _ group: String, _ parameters: Parameters, _ options: Options, _ preparation: Preparation
  ) {
    self.id = BenchmarkID(
      group: group, name: name,
      parameters: parameters.map { BenchmarkID.Parameter(name: $0.key, value: "\($0.value)") })
    self.options = options
    self.preparation = preparation
  }
}

extension Benchmark {
  /// Named arguments of a benchmark, in order; they are part of its identity.
  public typealias Parameters = KeyValuePairs<String, any CustomStringConvertible>
}
