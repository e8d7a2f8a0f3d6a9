import BenchModel
import BenchStatistics

/// What one side's measurements say about a statistic by themselves, as an objective needs it.
struct ObjectiveMeasurement: Sendable {
  /// An estimate, or a sentence why there is none; a sentence beside an estimate says how it was made.
  struct Answer: Sendable {
    var estimate: Estimate?
    var note: String?
  }

  let statistic: Statistic
  /// By how much launches of one program differ, as a share.
  let floor: Double

  /// Measures the statistic; `areOperations` says whether each value is one operation timed by itself.
  func measure(_ measurements: Measurements, metric: Metric, areOperations: Bool) -> Answer {
    if metric.nature == .exact { return exact(measurements, mayBeNegative: metric.isSigned) }
    if statistic == .throughput, metric.unit != .perSecond { return throughput(measurements, metric: metric) }
    do {
      switch measurements {
      case .launches(let launches): return try raw(launches, metric: metric, areOperations: areOperations)
      case .published(let summary): return try published(summary)
      }
    } catch {
      return Answer(note: "No estimate: \(error).")
    }
  }

  /// The growth of a series of readings.
  func slope(of sample: Sample) -> Answer {
    do {
      return Answer(estimate: try GrowthEstimate.estimate(sample))
    } catch {
      return Answer(note: "No growth: \(error).")
    }
  }

  private func exact(_ measurements: Measurements, mayBeNegative: Bool) -> Answer {
    guard statistic.traits.standsForMetric else {
      return Answer(note: "An exact metric has a value and no \(statistic.rawValue).")
    }
    guard let values = try? ExactValues(measurements, mayBeNegative: mayBeNegative) else {
      return Answer(note: "An exact value is missing, negative or not finite.")
    }
    return Answer(estimate: values.shown)
  }

  private func throughput(_ measurements: Measurements, metric: Metric) -> Answer {
    guard metric.unit == .nanoseconds else {
      return Answer(note: "Throughput is derived from a metric in ns; '\(metric.name)' is in \(metric.unit).")
    }
    let mean = ObjectiveMeasurement(statistic: .mean, floor: floor)
    var answer = mean.measure(measurements, metric: metric, areOperations: true)
    guard let time = answer.estimate else { return answer }
    // A rate is the reciprocal of the mean time, so that the interval's ends change places.
    guard let rate = Self.rate(time.value) else { return Answer(note: "The mean time is not above zero.") }
    answer.estimate = Estimate(
      value: rate, lower: time.upper.flatMap(Self.rate), upper: time.lower.flatMap(Self.rate),
      confidence: time.confidence, replicates: time.replicates)
    return answer
  }

  private static func rate(_ nanoseconds: Double) -> Double? {
    nanoseconds > 0 ? (1e9 / nanoseconds).ifFinite : nil
  }

  private func raw(
    _ launches: [[Double]], metric: Metric, areOperations: Bool
  ) throws(StatisticsError) -> Answer {
    if let place = launches.firstWithoutLogarithm {
      return Answer(
        note: "Measurement \(place.measurement) of launch \(place.launch) is \(place.value): "
          + "an estimate needs positive numbers.")
    }
    if statistic == .max || statistic.traits.order != nil {
      return try tail(launches, areOperations: areOperations)
    }
    // The value of a metric that scatters is its median.
    let estimator = RawEstimator(statistic == .value ? .median : statistic, of: metric)
    guard launches.valueCount >= 2 else { return Self.point(launches[0][0], replicates: 1) }
    if launches.count >= Replicates.fewestLaunches {
      return try Answer(estimate: estimator.figure(overLaunches: launches).shown)
    }
    return try widened(estimator.figure(overMeasurements: launches).shown)
  }

  private func tail(_ launches: [[Double]], areOperations: Bool) throws(StatisticsError) -> Answer {
    guard areOperations else {
      return Answer(note: "The values are means of batches, which have no \(statistic.rawValue) of operations.")
    }
    guard let order = statistic.traits.order else {
      return try largest(OrderedSample(launches.pooled).maximum, launches.valueCount)
    }
    guard PercentileSupport.isSupported(order, count: launches.valueCount) else {
      let needed = PercentileSupport.minimumCount(order).map { " of the \($0) it needs" } ?? ""
      return Answer(note: "Too few operations for the \(statistic.rawValue): \(launches.valueCount)\(needed).")
    }
    let shown = try QuantileEstimate(order, of: launches).shown
    return launches.count >= Replicates.fewestLaunches ? Answer(estimate: shown) : widened(shown)
  }

  private func published(_ summary: Summary) throws(StatisticsError) -> Answer {
    let count = summary.count ?? 1
    switch statistic {
    case .mean, .throughput:
      if let mean = summary.mean, let deviation = summary.stdev, count >= 2 {
        let published = try PublishedSummary(mean: mean, standardDeviation: deviation, count: count)
        return try widened(SideEstimate(published.logarithmOfMean(), value: mean, replicates: count).shown)
      }
    case .max:
      if let max = summary.max { return largest(max, count) }
    default: break
    }
    return statistic.traits.published(summary).map { Self.point($0, replicates: count) }
      ?? Answer(note: "The file states no \(statistic.rawValue).")
  }

  /// The largest value seen bounds the largest there can be from below, and nothing bounds it from above.
  private func largest(_ value: Double, _ count: Int) -> Answer {
    guard value.isFinite else { return Answer(note: "The largest value is \(value).") }
    return Answer(
      estimate: Estimate(value: value, lower: value, replicates: count),
      note: "The largest of \(count) is no bound on those to come.")
  }

  private static func point(_ value: Double, replicates: Int) -> Answer {
    guard value.isFinite else { return Answer(note: "The value is \(value).") }
    return Answer(
      estimate: Estimate(value: value, replicates: replicates),
      note: "A single figure has no interval and proves nothing.")
  }

  private func widened(_ estimate: Estimate) -> Answer {
    Answer(
      estimate: Estimate(
        value: estimate.value, lower: estimate.lower.map { $0 / (1 + floor) },
        upper: estimate.upper.map { $0 * (1 + floor) }, confidence: estimate.confidence,
        replicates: estimate.replicates),
      note: "Widened by \(PercentText.plain(floor)) for how launches differ.")
  }
}
