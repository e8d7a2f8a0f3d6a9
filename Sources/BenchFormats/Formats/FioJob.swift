import BenchModel

/// A job of fio: its processes together.
struct FioJob {
  let entries: [FioEntry]
  let globals: [String: FactText]
  /// Whether another job of the file has its name.
  let isNumbered: Bool

  /// The options that tell one job from another.
  private static let telling = ["rw", "bs", "iodepth", "numjobs", "ioengine", "direct"]

  private func option(_ name: String) -> String? {
    entries[0].options?.text(name) ?? globals.text(name)
  }

  private var pattern: String { option("rw") ?? option("readwrite") ?? "read" }

  /// The identity of one direction of the job.
  func id(_ direction: String) -> BenchmarkID {
    var parameters = [BenchmarkID.Parameter(name: "direction", value: direction)]
    for name in Self.telling {
      if let value = option(name) { parameters.append(.init(name: name, value: value)) }
    }
    if isNumbered, let group = entries[0].group { parameters.append(.init(name: "group", value: "\(group)")) }
    return BenchmarkID(group: "", name: entries[0].name, parameters: parameters)
  }

  /// The number of the first error of a process; nil where all ended well.
  var error: Int? { entries.lazy.compactMap(\.error).first { $0 != 0 } }

  /// The directions that the job was to work in.
  var wanted: [String] {
    let pattern = pattern.prefix { $0 != ":" }
    if pattern.hasSuffix("trimwrite") { return ["trim", "write"] }
    if pattern.hasSuffix("rw") || pattern.hasSuffix("readwrite") { return ["read", "write"] }
    return ["write", "trim"].filter { pattern.hasSuffix($0) }.first.map { [$0] } ?? ["read"]
  }

  /// Whether it ended before its time: nothing in the document says that it was interrupted.
  var isCut: Bool {
    guard ["1", ""].contains(option("time_based") ?? "0"), let text = option("runtime"),
      let seconds = (text.hasSuffix("s") ? text.dropLast() : text[...]).number
    else { return false }
    return (entries.map(\.longest).max() ?? 0) < 900 * seconds
  }

  /// What was done in each direction.
  var directions: [FioDirection] {
    entries[0].directions.map(\.name).map { name in
      FioDirection(
        name: name, parts: entries.compactMap { entry in entry.directions.first { $0.name == name }?.figures })
    }
  }
}

/// What the processes of a job did in one direction.
struct FioDirection {
  let name: String
  let parts: [FioEntry.Direction]

  /// Percentiles with what they are of: what fio calls completion, or all from the submission on.
  struct Percentiles {
    let condition: String
    let value: (_ order: String) -> Double?
  }

  var operations: Double { parts.reduce(0) { $0 + ($1.operations ?? 0) } }
  private var milliseconds: Double { parts.compactMap(\.runtime).max() ?? 0 }

  var iops: Double? {
    if parts.count == 1 { return parts[0].iops }
    return milliseconds > 0 ? operations * 1000 / milliseconds : nil
  }

  var bandwidth: Double? {
    if parts.count == 1 { return parts[0].bandwidth }
    return milliseconds > 0 ? parts.reduce(0) { $0 + ($1.bytes ?? 0) } * 1000 / milliseconds : nil
  }

  /// The times of all processes together.
  var latency: Summary {
    let all = parts.compactMap { ($0.total?.count ?? 0) > 0 ? $0.total : $0.completion }.filter { $0.count ?? 0 > 0 }
    let count = all.reduce(0) { $0 + ($1.count ?? 0) }
    guard count > 0 else { return Summary() }
    let mean = all.reduce(0) { $0 + ($1.count ?? 0) * ($1.mean ?? 0) } / count
    // About the common mean: the square within each process, and that between them.
    let square = all.reduce(0) { sum, one in
      let (spread, distance) = (one.deviation ?? 0, (one.mean ?? 0) - mean)
      return sum + (one.count ?? 0) * (spread * spread + distance * distance)
    }
    return Summary(
      count: Int(exactly: count), mean: mean, min: all.compactMap(\.min).min(), max: all.compactMap(\.max).max(),
      stdev: (square / count).squareRoot())
  }

  /// The percentiles, where one process states them or all keep their distribution.
  var percentiles: Percentiles? {
    for (condition, all) in [("completion", parts.map(\.completion)), ("total", parts.map(\.total))] {
      if parts.count == 1, let known = all[0]?.percentiles, !known.isEmpty {
        return Percentiles(condition: condition) { order in
          known.first { $0.key.number == order.number }?.value
        }
      }
      let bins = all.compactMap { $0?.bins }
      if bins.count == parts.count, !bins.isEmpty {
        return Percentiles(condition: condition) { Self.percentile($0, of: bins) }
      }
    }
    return nil
  }

  /// Whether processes state percentiles that cannot be put together.
  var hasLostPercentiles: Bool {
    parts.count > 1 && parts.contains { $0.completion?.percentiles != nil || $0.total?.percentiles != nil }
  }

  private static func percentile(_ order: String, of bins: [[String: Double]]) -> Double? {
    let points = bins.flatMap { $0.compactMap { key, count in key.number.map { (value: $0, count: count) } } }
      .ordered { $0.value < $1.value }
    let wanted = points.reduce(0) { $0 + $1.count } * (order.number ?? 0) / 100
    var seen = 0.0
    for point in points {
      seen += point.count
      if seen >= wanted { return point.value }
    }
    return nil
  }
}
