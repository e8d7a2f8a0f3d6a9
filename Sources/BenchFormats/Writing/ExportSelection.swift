import BenchModel

/// One metric of one benchmark that is to be written.
struct ExportedSample {
  let id: BenchmarkID
  let metric: Metric
  let sample: Sample

  /// One figure for all: the published one, or the mean of the launches' means, so that each launch counts alike.
  var figure: Double? {
    if let published = sample.published { return published.mean ?? published.median }
    let means = sample.values.filter { !$0.isEmpty }.map { $0.reduce(0, +) / Double($0.count) }
    return means.isEmpty ? nil : means.reduce(0, +) / Double(means.count)
  }
}

/// What of a run a format can take, and sentences about the rest.
struct ExportSelection {
  private let samples: [ExportedSample]
  private(set) var losses: [String] = []

  init(_ run: BenchmarkRun) {
    var samples: [ExportedSample] = []
    let metrics = Dictionary(run.metrics.map { (ByteKey($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    for result in run.results where result.status == .measured {
      for sample in result.samples {
        guard let metric = metrics[ByteKey(sample.metric)] else { continue }
        samples.append(ExportedSample(id: result.id, metric: metric, sample: sample))
      }
    }
    self.samples = samples
    let lost = run.results.filter { $0.status != .measured }
    if let first = lost.first {
      losses.append("benchmarks without a measurement are left out: '\(first.id)'\(Self.more(lost.count))")
    }
  }

  /// The samples that have measurements.
  mutating func measured() throws(ExportError) -> [ExportedSample] {
    try kept(without: "figures without their measurements") { $0.sample.published == nil }
  }

  /// The samples of which every measurement is above zero.
  mutating func positive() throws(ExportError) -> [ExportedSample] {
    try kept(without: "metrics without measurements above zero") { item in
      item.sample.published == nil && item.sample.values.allSatisfy { $0.allSatisfy { $0 > 0 } }
    }
  }

  /// The samples that a single figure is known of.
  mutating func figures() throws(ExportError) -> [ExportedSample] {
    try kept(without: "samples without a mean or median") { $0.figure != nil }
  }

  private mutating func kept(
    without others: String, _ isKept: (ExportedSample) -> Bool
  ) throws(ExportError) -> [ExportedSample] {
    let kept = samples.filter(isKept)
    let lost = samples.filter { !isKept($0) }
    if kept.isEmpty {
      throw ExportError(description: "the run holds nothing that this format has a place for: it takes no \(others)")
    }
    if let first = lost.first {
      losses.append("\(others) are left out: \(first.metric.name) of '\(first.id)'\(Self.more(lost.count))")
    }
    return kept
  }

  private static func more(_ count: Int) -> String { count == 1 ? "" : " and \(count - 1) more" }
}
