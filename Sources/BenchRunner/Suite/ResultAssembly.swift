import BenchModel
import WorkerProtocol

/// Puts the launches of a benchmark together into its result.
struct ResultAssembly {
  let plan: RunPlan

  /// The result of one benchmark: its samples, or why it has none; its records come in the order of time.
  func result(
    of declaration: WorkerHello.Declaration, records: [LaunchRecord], failure: Failure?
  ) -> BenchmarkResult {
    let id = declaration.id
    if let reason = declaration.skipReason {
      return BenchmarkResult(
        id: id, status: .skipped, failure: Failure(kind: .skipped, reason: reason),
        relativeTo: declaration.relativeTo)
    }
    if let failure {
      return BenchmarkResult(
        id: id, status: failure.kind == .timedOut ? .timedOut : .failed, failure: failure,
        relativeTo: declaration.relativeTo)
    }
    guard !records.isEmpty else {
      return BenchmarkResult(
        id: id, status: .skipped,
        failure: Failure(kind: .interrupted, reason: "the run was stopped before its turn"),
        relativeTo: declaration.relativeTo)
    }
    return BenchmarkResult(
      id: id, relativeTo: declaration.relativeTo, samples: samples(records), warnings: warnings(records))
  }

  private func samples(_ records: [LaunchRecord]) -> [Sample] {
    let observed = records.compactMap(\.observed)
    return observed.isEmpty ? samples(records.compactMap(\.timed)) : samples(observed)
  }

  private func samples(_ launches: [TimedLaunch]) -> [Sample] {
    var samples = [
      sample(
        of: .time, launches.map { ($0.place, $0.lapIterations, $0.laps.nanoseconds) },
        warmup: launches.allSatisfy(\.warmup.isEmpty) ? nil : launches.map(\.warmup),
        slots: launches.allSatisfy(\.slots.isEmpty) ? nil : launches.map(\.slots))
    ]
    let timedSingly = launches.filter { $0.operationsPerLap > 0 }
    if !timedSingly.isEmpty {
      samples.append(sample(of: .latency, timedSingly.map { ($0.place, $0.operationsPerLap, $0.operations) }))
    }
    let processor = processorTime(launches)
    return samples + (processor.map { [$0] } ?? [])
      + Metric.probed.filter { $0.name != processor?.metric }.compactMap { probed($0, launches) }
  }

  /// The sample of the processor time of batches, which says more than that of a probe; nil where it was not asked for.
  private func processorTime(_ launches: [TimedLaunch]) -> Sample? {
    let timed = launches.filter { !$0.laps.cpuNanoseconds.isEmpty }
    guard !timed.isEmpty else { return nil }
    return sample(
      of: .cpuTime,
      timed.map {
        let iterations = $0.lapIterations * $0.laps.nanoseconds.count / $0.laps.cpuNanoseconds.count
        return ($0.place, iterations, $0.laps.cpuNanoseconds)
      })
  }

  /// The sample of a metric that probes counted: one value a launch; nil where no launch could count it.
  private func probed(_ metric: Metric, _ launches: [TimedLaunch]) -> Sample? {
    let counted = launches.compactMap { launch in
      let probe = metric.nature == .exact ? launch.counts : launch.probe
      return probe.figures.first { $0.metric == metric.name }.map { (launch.place, probe.iterations, [$0.value]) }
    }
    return counted.isEmpty ? nil : sample(of: metric, counted)
  }

  /// A sample for each metric that a benchmark stated itself, in the order in which it first stated them.
  private func samples(_ launches: [ObservedLaunch]) -> [Sample] {
    var metrics: [Metric] = []
    for values in launches.flatMap(\.values) where !metrics.contains(values.metric) { metrics.append(values.metric) }
    return metrics.map { metric in
      sample(
        of: metric,
        launches.compactMap { launch in
          launch.values.first { $0.metric == metric }.map { (launch.place, $0.iterations, $0.values) }
        })
    }
  }

  /// A sample of one row a launch.
  private func sample(
    of metric: Metric, _ rows: [(place: LaunchPlace, iterations: Int, values: [Double])], warmup: [[Double]]? = nil,
    slots: [[Int]]? = nil
  ) -> Sample {
    Sample(
      metric: metric.name, process: rows.map(\.place.launch), round: rows.map(\.place.launch),
      order: rows.map(\.place.order), iterations: rows.map(\.iterations), values: rows.map(\.values), warmup: warmup,
      slots: slots)
  }

  private func warnings(_ records: [LaunchRecord]) -> [String] {
    var warnings: [String] = []
    if records.count < plan.launches {
      warnings.append("\(records.count) of \(plan.launches) launches: it was stopped before the others")
    }
    if let most = records.compactMap({ $0.timed?.operationsPerLap }).max(), most > 1 {
      warnings.append(
        "operations are too short to be timed singly: up to \(most) were timed together, so there are no "
          + "percentiles of operations")
    }
    for warning in records.flatMap({ $0.observed?.warnings ?? [] }) where !warnings.contains(warning) {
      warnings.append(warning)
    }
    return warnings
  }
}
