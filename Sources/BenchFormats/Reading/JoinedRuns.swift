import BenchModel

/// Joins the runs of several documents of one file, each of which other processes measured.
enum JoinedRuns {
  /// One run with the benchmarks of all, in the order in which they come first.
  ///
  /// What several measured is measured by as many processes. Figures of which several are published, and no two alike,
  /// make their benchmark failed: nothing says which one is meant.
  ///
  /// - Throws: that two of them mean different things by one metric.
  static func joined(_ runs: [BenchmarkRun]) throws(ReadingFault) -> BenchmarkRun {
    let metrics = try metrics(of: runs)
    var results: [BenchmarkResult] = []
    var places: [BenchmarkID: Int] = [:]
    var processes = 0
    for run in runs {
      for result in run.results.map({ moved($0, by: processes) }) {
        if let place = places[result.id] {
          results[place] = joined(results[place], result)
        } else {
          places[result.id] = results.count
          results.append(result)
        }
      }
      processes += (run.results.flatMap { $0.samples.flatMap(\.process) }.max() ?? 0) + 1
    }
    let isPartial = runs.contains { $0.completeness == .partial }
    return BenchmarkRun(
      id: runs[0].id, startedAt: runs[0].startedAt, suite: runs[0].suite,
      completeness: isPartial ? .partial : .complete, environment: runs[0].environment, metrics: metrics,
      results: results)
  }

  /// A run with what another account of it has and it lacks: benchmarks, metrics, warnings, and that one failed.
  ///
  /// - Throws: that the two mean different things by one metric.
  static func completed(_ run: BenchmarkRun, by other: BenchmarkRun) throws(ReadingFault) -> BenchmarkRun {
    let metrics = try metrics(of: [run, other])
    let more = Dictionary(other.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(run.results.map(\.id))
    let results = run.results.map { result in more[result.id].map { completed(result, by: $0) } ?? result }
    return BenchmarkRun(
      id: run.id, startedAt: run.startedAt ?? other.startedAt, suite: run.suite, completeness: run.completeness,
      environment: run.environment, metrics: metrics,
      results: results + other.results.filter { !known.contains($0.id) })
  }

  private static func completed(_ result: BenchmarkResult, by other: BenchmarkResult) -> BenchmarkResult {
    if result.status != .measured { return result }
    if other.status != .measured { return other }
    let lacking = other.samples.filter { sample in
      !result.samples.contains { $0.metric.isSameName(as: sample.metric) }
    }
    return BenchmarkResult(
      id: result.id, label: result.label, relativeTo: result.relativeTo, samples: result.samples + lacking,
      warnings: result.warnings + other.warnings.filter { !result.warnings.contains($0) })
  }

  private static func metrics(of runs: [BenchmarkRun]) throws(ReadingFault) -> [Metric] {
    var known: [Metric] = []
    for metric in runs.flatMap(\.metrics) {
      guard let other = known.first(where: { $0.is(metric) }) else {
        known.append(metric)
        continue
      }
      if other != metric {
        throw ReadingFault(
          "the documents of the file differ in what '\(metric.name)' is: save each as a file of its own")
      }
    }
    return known
  }

  private static func moved(_ result: BenchmarkResult, by processes: Int) -> BenchmarkResult {
    result.with(
      samples: result.samples.map { sample in
        guard sample.published == nil else { return sample }
        return Sample(
          metric: sample.metric, process: sample.process.map { $0 + processes }, round: sample.round,
          order: sample.process.map { $0 + processes }, iterations: sample.iterations, values: sample.values,
          warmup: sample.warmup)
      })
  }

  private static func joined(_ first: BenchmarkResult, _ second: BenchmarkResult) -> BenchmarkResult {
    // One document that says it failed is enough.
    if first.status != .measured || second.status == .measured && first == second { return first }
    if second.status != .measured { return second }
    var samples = first.samples
    for sample in second.samples {
      guard let place = samples.firstIndex(where: { $0.metric.isSameName(as: sample.metric) }) else {
        samples.append(sample)
        continue
      }
      // The same measurements once more are another export of the same run.
      if samples[place].published == sample.published, samples[place].values == sample.values,
        sample.published != nil || sample.values.joined().count >= telling
      {
        continue
      }
      guard let both = appended(samples[place], sample) else {
        return BenchmarkResult(id: first.id, status: .failed, failure: EntryClashes.failure)
      }
      samples[place] = both
    }
    return BenchmarkResult(
      id: first.id, label: first.label, relativeTo: first.relativeTo, samples: samples,
      warnings: first.warnings + second.warnings.filter { !first.warnings.contains($0) })
  }

  /// So many values agree in all digits by no coincidence.
  private static let telling = 3

  private static func appended(_ first: Sample, _ second: Sample) -> Sample? {
    guard first.published == nil, second.published == nil else { return nil }
    let launches = first.values.count
    let warmup =
      first.warmup == nil && second.warmup == nil
      ? nil
      : (first.warmup ?? first.values.map { _ in [] }) + (second.warmup ?? second.values.map { _ in [] })
    return Sample(
      metric: first.metric, process: first.process + second.process,
      round: first.round + second.round.map { $0 + launches }, order: first.order + second.order,
      iterations: first.iterations + second.iterations, values: first.values + second.values, warmup: warmup)
  }
}
