import BenchModel
import BenchRendering

extension ReportPage {
  /// What this run cannot tell, found in the run itself.
  var limitations: [Block] {
    let lines = samplingLimits + machineLimits + coverageLimits
    return lines.isEmpty ? [] : [.list(lines)]
  }

  private var measured: [BenchmarkResult] { run.results.filter { $0.status == .measured } }

  private var samplingLimits: [Inline] {
    var lines: [Inline] = []
    let few = measured.count { result in
      let launches = result.samples.map { Set($0.process).count }.max() ?? 0
      return (1..<Self.fewestLaunches).contains(launches)
    }
    if few > 0 {
      lines.append(
        "\(.count(few, "benchmark has", "benchmarks have")) too few launches to tell how far launches differ")
    }
    let published = measured.count { result in result.samples.allSatisfy { $0.published != nil } }
    if published > 0 {
      lines.append(
        "\(.count(published, "benchmark is", "benchmarks are")) known by published figures only, without measurements")
    }
    let untimed = measured.count { result in
      result.sample(of: .latency) != nil && result.summary(of: .latency)?.p99 == nil
    }
    if untimed > 0 {
      lines.append(
        """
        \(.count(untimed, "benchmark has", "benchmarks have")) no 99th percentile: too few operations, or operations too \
        short to be timed one by one
        """)
    }
    return lines
  }

  private var machineLimits: [Inline] {
    let environment = run.environment
    var lines: [Inline] = []
    if let load = environment.loadAtStart, let processors = environment.logicalProcessors, environment.wasBusy {
      lines.append(
        "The machine was busy at the start: load \(load, decimals: 2) on \(.count(processors, "processor", "processors"))"
      )
    }
    if environment.optimised != true {
      lines.append(
        environment.optimised == false
          ? "What was measured was built without optimisation"
          : "Whether what was measured was built with optimisation is not known")
    }
    let impossible = (review?.loads ?? []).count { ($0.efficiency?.value ?? 0) > 1 }
    if impossible > 0 {
      lines.append(
        """
        \(.count(impossible, "benchmark has", "benchmarks have")) a speed-up above the number of processors: what one alone did \
        was slowed by something else
        """)
    }
    if environment.governor == nil { lines.append("How the processor's frequency is governed is not known") }
    return lines
  }

  private var coverageLimits: [Inline] {
    var lines: [Inline] = []
    if comparison == nil { lines.append("Nothing was compared: a change against an earlier state would not be seen") }
    let skipped = run.results.count { $0.status == .skipped }
    if skipped > 0 { lines.append("\(.count(skipped, "benchmark was", "benchmarks were")) skipped") }
    if run.metric(named: Metric.allocations.name) == nil { lines.append("Allocations were not counted") }
    if review?.loads.isEmpty != false { lines.append("Nothing was measured with many at once") }
    lines.append("All figures are of one machine, and hold for its like")
    return lines
  }

  /// From so many launches on an interval rests on launches.
  private static let fewestLaunches = 3
}
