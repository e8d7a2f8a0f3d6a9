import BenchModel
import BenchStatistics

/// Attaches to rows how often their sides were measured and how far they vary.
///
/// Rows of one metric follow each other, and so do those of one benchmark: what is known of the last row is kept for
/// the next.
struct RowSpreads: Sendable {
  private let baseline: RunIndex
  private let current: RunIndex
  private var samples: (id: BenchmarkID, baseline: SampleIndex, current: SampleIndex)?
  private var last: (id: BenchmarkID, metric: String, baseline: SampleSpread?, current: SampleSpread?)?

  init(baseline: RunIndex, current: RunIndex) {
    self.baseline = baseline
    self.current = current
  }

  /// The row with its spreads; a row that was not compared stays as it is.
  mutating func described(_ row: ComparisonRow) -> ComparisonRow {
    guard row.evidence != nil, let metric = row.metric?.name else { return row }
    if let last, last.id == row.id, last.metric.isSameName(as: metric) {
      return row.with(baselineSpread: last.baseline, currentSpread: last.current)
    }
    let samples = samples(of: row.id)
    let found = (
      samples.baseline[metric].flatMap { SampleSpread($0) }, samples.current[metric].flatMap { SampleSpread($0) }
    )
    last = (row.id, metric, found.0, found.1)
    return row.with(baselineSpread: found.0, currentSpread: found.1)
  }

  private mutating func samples(of id: BenchmarkID) -> (baseline: SampleIndex, current: SampleIndex) {
    if let samples, samples.id == id { return (samples.baseline, samples.current) }
    let own = (
      baseline: SampleIndex(baseline.result(of: id)?.samples ?? []),
      current: SampleIndex(current.result(of: id)?.samples ?? [])
    )
    samples = (id, own.baseline, own.current)
    return own
  }
}

extension SampleSpread {
  /// The spread of a sample's measurements, nil where it has none or where they have no mean.
  init?(_ sample: Sample) {
    var means: [Double] = []
    var squares = 0.0
    var repeated = 0
    var iterations: Int? = 0
    var measurements = 0
    var (smallest, largest) = (Double.infinity, -Double.infinity)
    for (values, count) in zip(sample.values, sample.iterations) where !values.isEmpty {
      guard let moments = try? Moments(values) else { return nil }
      means.append(moments.mean)
      if let deviation = moments.standardDeviation {
        squares += deviation * deviation
        repeated += 1
      }
      for value in values { (smallest, largest) = (min(smallest, value), max(largest, value)) }
      measurements += values.count
      iterations = iterations.flatMap { Self.sum($0, values.count, times: count) }
    }
    guard let overall = try? Moments(means) else { return nil }
    let within = repeated == 0 ? nil : (squares / Double(repeated)).squareRoot() / overall.mean.magnitude
    self.init(
      launches: means.count, measurements: measurements, iterations: iterations, smallest: smallest, largest: largest,
      betweenLaunches: overall.coefficientOfVariation, withinLaunches: within.flatMap(\.ifFinite))
  }

  private static func sum(_ total: Int, _ count: Int, times factor: Int) -> Int? {
    let product = count.multipliedReportingOverflow(by: factor)
    let sum = total.addingReportingOverflow(product.partialValue)
    return product.overflow || sum.overflow ? nil : sum.partialValue
  }
}
