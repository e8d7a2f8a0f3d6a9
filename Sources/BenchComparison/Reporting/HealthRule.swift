import BenchModel

/// How healthy a run is by its figures alone, without another run to hold them against.
struct HealthRule: Sendable {
  let run: BenchmarkRun
  let rubric: Rubric

  /// Every check that the measurements allow: of a benchmark its tail, its throughput and the growth of its memory.
  func checks(memory: [MemoryReview]) -> [HealthCheck] {
    let growths = Dictionary(memory.map { ($0.id, $0.growth) }, uniquingKeysWith: { first, _ in first })
    return run.results.filter { $0.status == .measured }.flatMap { result -> [HealthCheck] in
      let figures: [(HealthCheck.Kind, Double?)] = [
        (.tailRatio, result.operations?.tailRatio), (.growth, growths[result.id]??.value),
        (.throughput, result.throughput),
      ]
      return figures.compactMap { kind, value in
        guard let value, let limits = rubric.limits[kind] else { return nil }
        return HealthCheck(id: result.id, kind: kind, value: value, band: Self.band(of: value, kind, limits))
      }
    }
  }

  /// In which band a figure lies; at a limit it is fair.
  static func band(of value: Double, _ kind: HealthCheck.Kind, _ limits: Rubric.Limits) -> HealthCheck.Band {
    switch kind {
    case .tailRatio, .growth: value < limits.good ? .good : value > limits.attention ? .needsAttention : .fair
    case .throughput: value > limits.good ? .good : value < limits.attention ? .needsAttention : .fair
    }
  }

  /// What is known of the memory that benchmarks leave behind.
  var memoryReviews: [MemoryReview] {
    let growths = GrowthEstimate.ofLiveMemory(in: run)
    return run.results.compactMap { result in
      let counts = result.sample(of: .liveBlockGrowth)?.values.joined().max()
      guard growths[result.id] != nil || counts != nil else { return nil }
      let readings = result.sample(of: .liveMemory)?.values.map(\.count).min() ?? 0
      return MemoryReview(id: result.id, growth: growths[result.id], readings: readings, blocks: counts)
    }
  }
}
