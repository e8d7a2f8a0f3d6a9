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
    let written = together(samples).flatMap { lines(of: $0) }
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
    for metric in samples.map(\.metric) {
      let unit = GoExportedUnit(metric)
      guard seen.insert(unit.text).inserted else { continue }
      if metric.direction != .unknown, metric.direction != unit.impliedDirection {
        text += "Unit \(unit.text) better=\(metric.direction == .larger ? "higher" : "lower")\n"
      }
      if metric.nature == .exact { text += "Unit \(unit.text) assume=exact\n" }
    }
    return text
  }

  /// Samples of one benchmark that stand on the same lines, since they have the same launches and iterations.
  private static func together(_ samples: [ExportedSample]) -> [[ExportedSample]] {
    samples.reduce(into: []) { rows, item in
      if let first = rows.last?.first, first.id == item.id, first.sample.process == item.sample.process,
        first.sample.iterations == item.sample.iterations,
        first.sample.values.map(\.count) == item.sample.values.map(\.count)
      {
        rows[rows.count - 1].append(item)
      } else {
        rows.append([item])
      }
    }
  }

  private static func lines(of items: [ExportedSample]) -> [Line] {
    guard let first = items.first else { return [] }
    let name = name(of: first.id)
    let columns = items.map { ($0.sample.values, GoExportedUnit($0.metric)) }
    return first.sample.values.indices.map { launch in
      let lines = first.sample.values[launch].indices.map { place in
        let figures = columns.map { values, unit in "\(unit.text(of: values[launch][place])) \(unit.text)" }
        return "\(name) \(first.sample.iterations[launch]) \(figures.joined(separator: " "))\n"
      }
      return Line(process: first.sample.process[launch], group: word(first.id.group), text: lines.joined())
    }
  }

  /// `BenchmarkSort/size=10-8`: words without spaces, and a first letter that is none in lower case; the number of
  /// processors stands where Go puts it.
  private static func name(of id: BenchmarkID) -> String {
    let processors = id.parameters.last.flatMap { last in
      last.name == GoBenchmarkName.processorsKey && GoBenchmarkName.isNumber(last.value[...]) ? last.value : nil
    }
    let parameters = processors == nil ? id.parameters[...] : id.parameters.dropLast()
    let parts = [id.name] + parameters.map { "\($0.name)=\($0.value)" }
    var name = parts.map { word($0) }.joined(separator: "/")
    if let first = name.first, first.isLowercase { name = first.uppercased() + name.dropFirst() }
    if let processors { return "Benchmark\(name)-\(processors)" }
    // A number behind a last dash would be that of processors.
    if let dash = name.lastIndex(of: "-"), Int(name[name.index(after: dash)...]) != nil {
      name.replaceSubrange(dash...dash, with: "_")
    }
    return "Benchmark" + name
  }

  /// A text as one word of a line.
  static func word(_ text: String) -> String {
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
