import BenchModel

/// Writes Go's benchmark text, so that benchstat reads it: a line a value, below the header of its launch.
///
/// A launch begins with its group as `pkg`, which tells our own reader that another process follows.
enum GoBenchmarkExport {
  private struct Line {
    let process: Int
    let group: String
    let text: String
  }

  static func bytes(of samples: [ExportedSample]) throws(ExportError) -> [UInt8] {
    try checkNames(samples)
    var text = header(samples)
    let written = samples.flatMap { lines(of: $0) }
    // Launches in the order of time, and each with its benchmarks in the order of the run.
    let ordered = written.ordered { $0.process < $1.process }
    var last: (process: Int, group: String)?
    for line in ordered {
      if last.map({ $0.process != line.process || $0.group != line.group }) ?? true {
        text += "pkg: \(line.group)\n"
        last = (line.process, line.group)
      }
      text += line.text
    }
    return Array(text.utf8)
  }

  /// `Unit` lines where the format itself does not say which way is better, or that a count is exact.
  private static func header(_ samples: [ExportedSample]) -> String {
    var text = ""
    var seen: Set<String> = []
    for metric in samples.map(\.metric) where seen.insert(unit(of: metric)).inserted {
      if metric.direction != .unknown {
        text += "Unit \(unit(of: metric)) better=\(metric.direction == .larger ? "higher" : "lower")\n"
      }
      if metric.nature == .exact { text += "Unit \(unit(of: metric)) assume=exact\n" }
    }
    return text
  }

  private static func lines(of item: ExportedSample) -> [Line] {
    let (name, unit) = (name(of: item.id), unit(of: item.metric))
    return item.sample.values.enumerated().map { place, values in
      let iterations = item.sample.iterations[place]
      return Line(
        process: item.sample.process[place], group: word(item.id.group),
        text: values.map { "\(name) \(iterations) \($0) \(unit)\n" }.joined())
    }
  }

  /// `BenchmarkSort/size=10`: words without spaces, and a first letter that is none in lower case.
  private static func name(of id: BenchmarkID) -> String {
    let parts = [id.name] + id.parameters.map { "\($0.name)=\($0.value)" }
    var name = parts.map { word($0) }.joined(separator: "/")
    if let first = name.first, first.isLowercase { name = first.uppercased() + name.dropFirst() }
    // A number behind a last dash would be that of processors.
    if let dash = name.lastIndex(of: "-"), Int(name[name.index(after: dash)...]) != nil {
      name.replaceSubrange(dash...dash, with: "_")
    }
    return "Benchmark" + name
  }

  private static func unit(of metric: Metric) -> String {
    switch metric.name {
    case Metric.time.name: "ns/op"
    case Metric.allocations.name: "allocs/op"
    case Metric.allocatedBytes.name: "B/op"
    default: metric.unit == .count ? word(metric.name) : "\(word(metric.name))-\(symbol(metric.unit))"
    }
  }

  private static func symbol(_ unit: Metric.Unit) -> String {
    unit == .perSecond ? "ops/s" : word(unit.symbol)
  }

  /// A text as one word of a line.
  private static func word(_ text: String) -> String {
    HarmlessField.replacing(String(text.map { $0.isWhitespace ? "_" : $0 })) { _ in "_" }
  }

  private static func checkNames(_ samples: [ExportedSample]) throws(ExportError) {
    var ids: [String: BenchmarkID] = [:]
    for item in samples {
      let name = "\(word(item.id.group)) \(name(of: item.id))"
      if let other = ids[name], other != item.id {
        throw ExportError(description: "'\(item.id)' and '\(other)' would have one name in Go's text: rename one")
      }
      ids[name] = item.id
    }
  }
}
