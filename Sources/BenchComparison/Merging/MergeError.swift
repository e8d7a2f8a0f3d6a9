/// Why several runs cannot be one side of a comparison.
package enum MergeError: Error, Equatable, Sendable {
  /// Two files hold the same run.
  case sameRun(first: String, second: String)
  /// Two files define a metric differently.
  case metricConflict(metric: String, first: String, second: String)
  /// Some files hold measurements of a metric and others only figures.
  case mixedKinds(benchmark: String, metric: String, file: String)
  /// The sides of a paired comparison have different numbers of files.
  case unequalCounts(baseline: Int, current: Int)
  /// A paired comparison of one file a side.
  case onePair
  /// A file that is a side of a session already, and has rounds of its own.
  case ownSession(file: String)
  /// Files that are to have run together and have no benchmark in common.
  case nothingShared(baseline: String, current: String)
  /// Some files are parts of a suite and others are not.
  case noShard(file: String, shard: String)
  /// Files are parts of suites that were parted differently.
  case otherPartition(first: String, second: String)
  /// Two files are the same part.
  case shardTwice(number: Int, first: String, second: String)
  /// Two parts hold one benchmark.
  case benchmarkInTwoShards(benchmark: String, first: String, second: String)
  /// Parts that are not there.
  case missingShards([Int], count: Int)

  /// Whether the files are sound, and are not all, or overlap: nothing can be said of the suite.
  package var isIncomplete: Bool {
    switch self {
    case .shardTwice, .benchmarkInTwoShards, .missingShards, .otherPartition: true
    default: false
    }
  }
}

extension MergeError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .sameRun(let first, let second):
      "\(second): the same run as \(first): name each file of a side once"
    case .metricConflict(let metric, let first, let second):
      "\(second): the metric '\(metric)' has another unit, direction or nature than in \(first): "
        + "the files are not of one side"
    case .mixedKinds(let benchmark, let metric, let file):
      "\(file): '\(benchmark)' has measurements of '\(metric)' in some files and only figures in others: "
        + "keep the measurements in all of them"
    case .unequalCounts(let baseline, let current):
      "--paired: \(baseline) file(s) of the baseline and \(current) of the current run: the n-th files of both sides "
        + "have to have run together"
    case .onePair:
      "--paired: one file a side is one pair, from which nothing follows: name the files of several rounds"
    case .ownSession(let file):
      "\(file): --paired is for files that do not say what ran together; this one is a side of a session and does"
    case .nothingShared(let baseline, let current):
      "--paired: \(baseline) and \(current) have no benchmark in common: "
        + "files pair in the order in which they are named"
    case .noShard(let file, let shard):
      "\(file): \(shard) is a shard of a suite and this is none: name the shards of one suite only"
    case .otherPartition(let first, let second):
      "\(second): the suite was parted otherwise than for \(first): give every shard the same durations and the same "
        + "count"
    case .shardTwice(let number, let first, let second):
      "\(second): shard \(number) again, which is \(first) already"
    case .benchmarkInTwoShards(let benchmark, let first, let second):
      "\(second): '\(benchmark)' is in this shard and in \(first)"
    case .missingShards(let numbers, let count):
      "shard\(numbers.count == 1 ? "" : "s") \(numbers.map { "\($0)" }.joined(separator: ", ")) of \(count) "
        + "\(numbers.count == 1 ? "is" : "are") missing"
    }
  }
}
