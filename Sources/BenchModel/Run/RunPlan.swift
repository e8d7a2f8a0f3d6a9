/// How a run was made: everything needed to make it again.
public struct RunPlan: Codable, Equatable, Sendable {
  /// The seed of every random choice of the run.
  public var seed: UInt64
  /// How many worker processes each benchmark is measured in.
  public var launches: Int
  /// How many iterations precede the measured ones in each launch.
  public var warmupIterations: Int
  /// How long one batch should take, in nanoseconds.
  public var batchNanoseconds: Double
  /// How long the batches of one launch should take together, in nanoseconds.
  public var launchNanoseconds: Double
  /// How many operations are timed singly, over all launches together, where a benchmark does not say otherwise.
  public var operations: Int
  /// How long a worker may take to answer one request, in nanoseconds.
  public var timeoutNanoseconds: Double

  /// Which benchmarks of the suite were asked for; absent where all were.
  public var selection: Selection?
  /// Which part of the suite this is of several that were measured apart; absent where it is no part.
  public var shard: Shard?

  /// One of several parts of a suite that are measured apart, each on a machine of its own perhaps.
  public struct Shard: Codable, Equatable, Sendable {
    /// Which part this is, from 1.
    public var number: Int
    /// How many there are.
    public var count: Int
    /// How many benchmarks all of them have together, of which each may spend its part of the error.
    public var benchmarks: Int
    /// What tells this way of parting the suite from any other.
    public var partition: String

    /// Makes a shard.
    public init(number: Int, count: Int, benchmarks: Int, partition: String) {
      self.number = number
      self.count = count
      self.benchmarks = benchmarks
      self.partition = partition
    }
  }

  /// Some benchmarks of a suite: those of any of the groups whose name holds any of the texts.
  public struct Selection: Codable, Equatable, Sendable {
    /// Texts that `group/name` holds; without one, any name will do.
    public var filters: [String]
    /// Names of groups; without one, any group will do.
    public var groups: [String]

    /// Makes a selection.
    public init(filters: [String], groups: [String]) {
      self.filters = filters
      self.groups = groups
    }
  }

  /// Makes a plan.
  public init(
    seed: UInt64, launches: Int, warmupIterations: Int, batchNanoseconds: Double, launchNanoseconds: Double,
    operations: Int, timeoutNanoseconds: Double, selection: Selection? = nil, shard: Shard? = nil
  ) {
    self.seed = seed
    self.launches = launches
    self.warmupIterations = warmupIterations
    self.batchNanoseconds = batchNanoseconds
    self.launchNanoseconds = launchNanoseconds
    self.operations = operations
    self.timeoutNanoseconds = timeoutNanoseconds
    self.selection = selection
    self.shard = shard
  }
}
