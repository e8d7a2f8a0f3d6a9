import BenchModel
import StrictJSON

/// What pyperf says of a suite, a benchmark or a run and readers of values need; the inner level overrides.
struct PyperfMetadata {
  var name: String?
  var unit: String?
  var loops: Int?
  var innerLoops: Int?
  var load: Double?
  var version: String?
  /// When it was written that the run had ended, in seconds of its day, and how long the run had taken.
  var ended: Double?
  var duration: Double?

  init() {}

  init(_ facts: [String: FactText]) {
    name = facts.text("name")
    unit = facts.text("unit")
    loops = facts.count("loops")
    innerLoops = facts.count("inner_loops")
    version = facts.text("perf_version")
  }

  /// Reads the metadata of a benchmark or a run, which may be absent.
  init(from json: inout JSONPullReader) throws(JSONError) {
    if try json.readNull() { return }
    try json.beginObject()
    while let key = try json.nextKey() {
      if json.matches(key, "name") {
        name = try json.readOptionalString()
      } else if json.matches(key, "unit") {
        unit = try json.readOptionalString()
      } else if json.matches(key, "loops") {
        loops = try json.readOptionalInteger()
      } else if json.matches(key, "inner_loops") {
        innerLoops = try json.readOptionalInteger()
      } else if json.matches(key, "load_avg_1min") {
        load = try json.readOptionalDouble()
      } else if json.matches(key, "perf_version") {
        version = try json.readOptionalString()
      } else if json.matches(key, "date") {
        ended = try json.readOptionalString().flatMap { Self.secondsOfDay($0) }
      } else if json.matches(key, "duration") {
        duration = try json.readOptionalDouble()
      } else {
        try json.skipValue()
      }
    }
  }

  /// The clock of a moment such as `2026-11-30 13:21:36.255434`.
  private static func secondsOfDay(_ date: String) -> Double? {
    let clock = date.split(whereSeparator: { $0 == " " || $0 == "T" }).last?.split(separator: ":") ?? []
    guard clock.count == 3, let hours = clock[0].number, let minutes = clock[1].number, let seconds = clock[2].number
    else { return nil }
    return hours * 3600 + minutes * 60 + seconds
  }

  /// These facts where they are given, else those of the level above.
  func inheriting(_ outer: PyperfMetadata) -> PyperfMetadata {
    var merged = self
    merged.name = name ?? outer.name
    merged.unit = unit ?? outer.unit
    merged.loops = loops ?? outer.loops
    merged.innerLoops = innerLoops ?? outer.innerLoops
    merged.version = version ?? outer.version
    return merged
  }

  /// How many iterations a value is the mean of; a product beyond all machines counts as the largest number.
  var iterations: Int {
    let product = (loops ?? 1).multipliedReportingOverflow(by: innerLoops ?? 1)
    return product.overflow ? .max : product.partialValue
  }

  /// What is measured, and the factor to its base unit.
  var metric: (metric: Metric, scale: Double)? {
    switch unit ?? "second" {
    case "second": (.time, 1e9)
    case "byte": (Metric(name: "memory", unit: .bytes), 1)
    case "integer": (Metric(name: "value", unit: .count), 1)
    default: nil
    }
  }
}
