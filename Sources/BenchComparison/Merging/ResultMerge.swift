import BenchModel

/// Merges what several runs found out about each benchmark.
struct ResultMerge: Sendable {
  let parts: [RunMerge.Part]
  let places: LaunchPlaces

  /// One run's result of a benchmark.
  private struct Piece {
    let part: Int
    let result: BenchmarkResult
  }

  /// One result a benchmark, in the order in which the files first name them.
  func results() throws(MergeError) -> [BenchmarkResult] {
    var pieces: [BenchmarkID: [Piece]] = [:]
    var order: [BenchmarkID] = []
    for (part, run) in parts.map(\.run).enumerated() {
      for result in run.results {
        if pieces[result.id] == nil { order.append(result.id) }
        pieces[result.id, default: []].append(Piece(part: part, result: result))
      }
    }
    var results: [BenchmarkResult] = []
    results.reserveCapacity(order.count)
    for id in order { results.append(try merged(pieces[id] ?? [], id: id)) }
    return results
  }

  private func merged(_ pieces: [Piece], id: BenchmarkID) throws(MergeError) -> BenchmarkResult {
    // A benchmark that failed in one of its processes failed.
    if let wrong = pieces.first(where: { [.failed, .timedOut].contains($0.result.status) }) {
      return unmeasured(wrong)
    }
    let measured = pieces.filter { $0.result.status == .measured }
    guard let first = measured.first else { return unmeasured(pieces[0]) }
    var warnings: [String] = []
    for piece in measured {
      for warning in piece.result.warnings where !warnings.contains(warning) { warnings.append(warning) }
    }
    if measured.count < pieces.count {
      warnings.append("\(pieces.count - measured.count) of \(pieces.count) files skip it.")
    }
    return BenchmarkResult(
      id: id, label: first.result.label, relativeTo: first.result.relativeTo, samples: try samples(measured),
      warnings: warnings)
  }

  private func unmeasured(_ piece: Piece) -> BenchmarkResult {
    let result = piece.result
    let failure = Failure(
      kind: result.failure?.kind ?? .reported,
      reason: "in \(parts[piece.part].file): \(result.failure?.reason ?? "no reason is given")",
      output: result.failure?.output)
    return BenchmarkResult(
      id: result.id, label: result.label, status: result.status, failure: failure, relativeTo: result.relativeTo)
  }

  private func samples(_ pieces: [Piece]) throws(MergeError) -> [Sample] {
    var names: [ByteKey] = []
    var samples: [ByteKey: [(part: Int, sample: Sample)]] = [:]
    for piece in pieces {
      for sample in piece.result.samples {
        let key = ByteKey(sample.metric)
        if samples[key] == nil { names.append(key) }
        samples[key, default: []].append((piece.part, sample))
      }
    }
    var merged: [Sample] = []
    for name in names { merged.append(try sample(samples[name] ?? [], of: pieces[0].result.id)) }
    return merged
  }

  private func sample(_ pieces: [(part: Int, sample: Sample)], of id: BenchmarkID) throws(MergeError) -> Sample {
    if pieces.count == 1, let published = pieces[0].sample.published {
      return Sample(metric: pieces[0].sample.metric, published: published)
    }
    var columns = SampleColumns(metric: pieces[0].sample.metric)
    let usesMeans = pieces.allSatisfy { $0.sample.published?.mean != nil }
    for (part, sample) in pieces {
      if let published = sample.published {
        // What a process published of itself is its one value: its mean, or else its median.
        let figure = usesMeans ? published.mean : published.median
        guard let figure, pieces.allSatisfy({ $0.sample.published != nil }) else {
          throw .mixedKinds(benchmark: id.description, metric: sample.metric, file: parts[part].file)
        }
        columns.append(figure, of: published.count ?? 1, places, part: part)
      } else {
        columns.append(sample, places, part: part)
      }
    }
    return columns.sample
  }
}

/// The columns of a sample that is put together of those of several files.
private struct SampleColumns {
  let metric: String
  var process: [Int] = []
  var round: [Int] = []
  var order: [Int] = []
  var moment: [Int] = []
  var iterations: [Int] = []
  var values: [[Double]] = []
  var warmup: [[Double]] = []

  init(metric: String) {
    self.metric = metric
  }

  mutating func append(_ sample: Sample, _ places: LaunchPlaces, part: Int) {
    for launch in sample.values.indices {
      process.append(places.process(sample.process[launch], part: part))
      round.append(places.round(sample.round[launch], part: part, number: round.count))
      order.append(places.order(sample.order[launch], part: part))
      if let place = places.moment(sample.moment?[launch], part: part) { moment.append(place) }
      iterations.append(sample.iterations[launch])
      values.append(sample.values[launch])
      warmup.append(sample.warmup?[launch] ?? [])
    }
  }

  mutating func append(_ figure: Double, of count: Int, _ places: LaunchPlaces, part: Int) {
    process.append(places.process(0, part: part))
    round.append(places.round(0, part: part, number: round.count))
    order.append(places.order(0, part: part))
    if let place = places.moment(nil, part: part) { moment.append(place) }
    iterations.append(count)
    values.append([figure])
    warmup.append([])
  }

  var sample: Sample {
    Sample(
      metric: metric, process: process, round: round, order: order, iterations: iterations, values: values,
      warmup: warmup.allSatisfy(\.isEmpty) ? nil : warmup,
      moment: Set(moment).count > 1 ? moment : nil)
  }
}
