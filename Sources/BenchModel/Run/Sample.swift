/// All measurements of one metric of one benchmark, by launch, in columns.
///
/// The columns run in step: entry `i` of `process`, `round`, `order`, `iterations` and `values` describes launch `i`.
/// Columns, because decoding one structure per launch costs about a microsecond each. A sample never changes, so that
/// it is shared by all that hold it and not copied.
public final class Sample: Codable, Sendable {
  /// The name of a metric that the run defines.
  public let metric: String
  /// Which worker process of the run the launch was, from 0.
  public let process: [Int]
  /// The round that the launch belonged to, from 0; launches of both sides with one round ran together.
  public let round: [Int]
  /// The launch's place among all launches of the run, from 0, in the order of time.
  public let order: [Int]
  /// Which of the moments each launch is of, from 0, where the sample was put together of runs of several; absent where
  /// all launches are of one run.
  public let moment: [Int]?
  /// How many iterations each of the launch's values is the mean of; for a series of readings, how many lie between
  /// two.
  public let iterations: [Int]
  /// The measurements of each launch: per iteration, in the metric's base unit, in the order of time.
  public let values: [[Double]]
  /// The measurements of each launch before it was taken to be warm; kept apart and never judged.
  public let warmup: [[Double]]?
  /// In a session, where the batch of each of a launch's values stood among those of both sides in its round: 2p for
  /// the first one of pair p, 2p + 1 for the second, from 0; absent elsewhere.
  public let slots: [[Int]]?
  /// What a foreign file states where it keeps no measurements; judged as it is published.
  public let published: Summary?
  /// For human readers and `jq`, derived from `values` when the file was written; our own tools recompute it.
  public let summary: Summary?

  /// Makes a sample of raw measurements.
  ///
  /// - Precondition: all columns have the same length.
  public init(
    metric: String, process: [Int], round: [Int], order: [Int], iterations: [Int], values: [[Double]],
    warmup: [[Double]]? = nil, slots: [[Int]]? = nil, moment: [Int]? = nil, summary: Summary? = nil
  ) {
    precondition(
      [process.count, round.count, order.count, iterations.count].allSatisfy { $0 == values.count },
      "the columns of a sample have one length")
    self.metric = metric
    self.process = process
    self.round = round
    self.order = order
    self.moment = moment
    self.iterations = iterations
    self.values = values
    self.warmup = warmup
    self.slots = slots
    self.published = nil
    self.summary = summary
  }

  /// Makes a sample of which only published figures are known.
  public init(metric: String, published: Summary) {
    self.metric = metric
    self.process = []
    self.round = []
    self.order = []
    self.moment = nil
    self.iterations = []
    self.values = []
    self.warmup = nil
    self.slots = nil
    self.published = published
    self.summary = nil
  }

  /// The same measurements with another derived summary.
  public func with(summary: Summary?) -> Sample {
    if published != nil { return self }
    return Sample(
      metric: metric, process: process, round: round, order: order, iterations: iterations, values: values,
      warmup: warmup, slots: slots, moment: moment, summary: summary)
  }

  /// Whether the columns run in step, as a decoded sample must prove.
  public var isConsistent: Bool {
    [process.count, round.count, order.count, iterations.count].allSatisfy { $0 == values.count }
      && (moment == nil || moment?.count == values.count) && (warmup == nil || warmup?.count == values.count)
      && (slots == nil || slots?.map(\.count) == values.map(\.count))
  }
}

extension Sample: Equatable {
  /// Whether both hold the same measurements of the same metric.
  public static func == (left: Sample, right: Sample) -> Bool {
    if left === right { return true }
    return left.metric == right.metric && left.process == right.process && left.round == right.round
      && left.order == right.order && left.moment == right.moment && left.iterations == right.iterations
      && left.values == right.values && left.warmup == right.warmup && left.slots == right.slots
      && left.published == right.published && left.summary == right.summary
  }
}
