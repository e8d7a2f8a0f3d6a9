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
    if records.contains(where: { !$0.observed.isEmpty }) { return observed(records) }
    var samples = [
      Sample(
        metric: Metric.time.name, process: records.map(\.launch), round: records.map(\.launch),
        order: records.map(\.order), iterations: records.map(\.lapIterations), values: records.map(\.laps.nanoseconds),
        warmup: records.allSatisfy(\.warmup.isEmpty) ? nil : records.map(\.warmup),
        slots: records.allSatisfy(\.slots.isEmpty) ? nil : records.map(\.slots))
    ]
    let timedSingly = records.filter { $0.operationsPerLap > 0 }
    if !timedSingly.isEmpty {
      samples.append(
        Sample(
          metric: Metric.latency.name, process: timedSingly.map(\.launch), round: timedSingly.map(\.launch),
          order: timedSingly.map(\.order), iterations: timedSingly.map(\.operationsPerLap),
          values: timedSingly.map(\.operations)))
    }
    let processor = processorTime(records)
    return samples + (processor.map { [$0] } ?? [])
      + Metric.probed.filter { $0.name != processor?.metric }.compactMap { probed($0, records) }
  }

  /// The sample of the processor time of batches, which tells more than that of a probe; nil where it was not asked for.
  private func processorTime(_ records: [LaunchRecord]) -> Sample? {
    let timed = records.filter { !$0.laps.cpuNanoseconds.isEmpty }
    guard !timed.isEmpty else { return nil }
    return Sample(
      metric: Metric.cpuTime.name, process: timed.map(\.launch), round: timed.map(\.launch), order: timed.map(\.order),
      iterations: timed.map { $0.lapIterations * $0.laps.nanoseconds.count / $0.laps.cpuNanoseconds.count },
      values: timed.map(\.laps.cpuNanoseconds))
  }

  /// The sample of a metric that probes counted: one value a launch; nil where no launch could tell it.
  private func probed(_ metric: Metric, _ records: [LaunchRecord]) -> Sample? {
    let told = records.compactMap { record in
      record.figures.first { $0.metric == metric.name }.map { (record: record, value: $0.value) }
    }
    guard !told.isEmpty else { return nil }
    return Sample(
      metric: metric.name, process: told.map(\.record.launch), round: told.map(\.record.launch),
      order: told.map(\.record.order), iterations: told.map(\.record.probeIterations), values: told.map { [$0.value] })
  }

  /// A sample for each metric that a benchmark stated itself, in the order in which it first stated them.
  private func observed(_ records: [LaunchRecord]) -> [Sample] {
    var order: [Metric] = []
    for values in records.flatMap(\.observed) where !order.contains(values.metric) { order.append(values.metric) }
    return order.map { metric in
      let told = records.compactMap { record in
        record.observed.first { $0.metric == metric }.map { (record: record, values: $0) }
      }
      return Sample(
        metric: metric.name, process: told.map(\.record.launch), round: told.map(\.record.launch),
        order: told.map(\.record.order), iterations: told.map(\.values.iterations), values: told.map(\.values.values))
    }
  }

  private func warnings(_ records: [LaunchRecord]) -> [String] {
    var warnings: [String] = []
    if records.count < plan.launches {
      warnings.append("\(records.count) of \(plan.launches) launches: it was stopped before the others")
    }
    if let most = records.map(\.operationsPerLap).max(), most > 1 {
      warnings.append(
        "operations are too short to be timed singly: up to \(most) were timed together, so there are no "
          + "percentiles of operations")
    }
    for warning in records.flatMap(\.warnings) where !warnings.contains(warning) { warnings.append(warning) }
    return warnings
  }
}
