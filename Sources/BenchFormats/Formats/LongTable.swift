import BenchModel

/// What a row of the long form says: one value of one metric of one benchmark.
struct LongRow {
  let name: String
  let metric: String
  let value: Double
  let unit: String
  /// What tells invocations apart, and processes inside one; empty where nothing does.
  let run: String
  let process: String
}

/// Collects rows of the long form, one value each, whatever file they come from.
struct LongTable {
  private struct Process: Hashable {
    let run: String
    let process: String
  }

  /// Metrics that the tools define: rows under their names and units are of these.
  private static let known =
    Metric.probed + [.time, .latency, .throughput, .retainedMemory, .speedUp, .efficiency, .operations]

  private var assembly = RunAssembly()
  private var processes: [Process: Int] = [:]

  mutating func add(_ row: LongRow) {
    let process = Process(run: row.run, process: row.process)
    let number = processes[process] ?? processes.count
    processes[process] = number
    let (metric, scale) = Self.metric(row.metric, unit: row.unit)
    assembly.measure(BenchmarkID(group: "", name: row.name), metric, [row.value * scale], process: number)
  }

  /// Says that a value of a metric cannot be read, so that none of its benchmark's can be used.
  mutating func spoil(_ name: String, _ metric: String, unit: String, _ reason: String) {
    assembly.spoil(BenchmarkID(group: "", name: name), Self.metric(metric, unit: unit).metric, reason)
  }

  mutating func run(identity: String) -> BenchmarkRun { assembly.run(identity: identity, suite: "") }

  private static func metric(_ name: String, unit: String) -> (metric: Metric, scale: Double) {
    let given = RateUnit(unit)
    let known = known.first { $0.name.isSameName(as: name) }
    if let known, unit.isEmpty || known.unit == given.unit || unit == known.unit.symbol {
      return (known, unit.isEmpty || unit == known.unit.symbol ? 1 : given.scale)
    }
    return (Metric(name: name, unit: given.unit, direction: given.direction), given.scale)
  }
}
