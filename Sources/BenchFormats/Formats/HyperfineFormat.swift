import BenchModel

/// The JSON that `hyperfine --export-json` writes: each time is a process of its own.
///
/// User and system time are means only, and stand as the published mean of their sum.
enum HyperfineFormat: FileFormat {
  static let name = "hyperfine JSON"
  static let keyword = "hyperfine"

  private struct Document: Decodable {
    let results: [HyperfineResult]
  }

  static let signature = Signature(documents: [
    .document(.key("results"), .elementsOf("results", ["command"], any: ["times", "exit_codes", "mean"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let entries = try content.decode(Document.self).results
    var assembly = RunAssembly()
    var processes = 0
    for entry in entries { add(entry, to: &assembly, processes: &processes) }
    return assembly.run(identity: identity, suite: "hyperfine")
  }

  /// - Parameter processes: How many processes the benchmarks before had.
  private static func add(_ entry: HyperfineResult, to assembly: inout RunAssembly, processes: inout Int) {
    let id = entry.id
    assembly.begin(id)
    if let reason = entry.failure { return assembly.fail(id, reason) }
    let times = entry.times ?? []
    for (place, seconds) in times.enumerated() {
      assembly.measure(id, .time, [seconds * 1e9], process: processes + place)
    }
    // Without one figure a time nobody can tell which process a figure is of.
    if let figures = entry.memory, figures.count == times.count {
      for (place, bytes) in figures.enumerated() {
        assembly.measure(id, .peakMemory, [bytes], process: processes + place)
      }
    }
    processes += times.count
    if times.isEmpty { assembly.publish(id, .time, entry.published) }
    if let user = entry.user, let system = entry.system {
      assembly.publish(id, .cpuTime, Summary(count: entry.times?.count, mean: (user + system) * 1e9))
    }
  }
}

/// One measured command in such a file; fields came to be over the versions, so that most may be absent.
private struct HyperfineResult: Decodable {
  let command: String
  let mean: Double?
  let stddev: Double?
  let median: Double?
  let user: Double?
  let system: Double?
  let min: Double?
  let max: Double?
  let times: [Double]?
  let memory: [Double]?
  let exitCodes: [Int?]?
  let parameters: [String: FactText]?

  private enum CodingKeys: String, CodingKey {
    case command, mean, stddev, median, user, system, min, max, times, parameters
    case memory = "memory_usage_byte"
    case exitCodes = "exit_codes"
  }

  var id: BenchmarkID {
    let named = (parameters ?? [:]).inByteOrder
    return BenchmarkID(
      group: "", name: command, parameters: named.map { .init(name: $0.key, value: $0.value.text ?? "") })
  }

  /// Why the times are not those of a command that did its work; nil if nothing says so.
  var failure: String? {
    let wrong = (exitCodes ?? []).filter { $0 != 0 }
    guard let first = wrong.first else { return nil }
    let example = first.map { "status \($0)" } ?? "a signal"
    return "\(wrong.count) of \(exitCodes?.count ?? 0) runs of the command failed, the first with \(example)"
  }

  /// The figures of a command whose times are not in the file, in nanoseconds.
  var published: Summary {
    func nanoseconds(_ seconds: Double?) -> Double? { seconds.map { $0 * 1e9 } }
    return Summary(
      mean: nanoseconds(mean), median: nanoseconds(median), min: nanoseconds(min), max: nanoseconds(max),
      stdev: nanoseconds(stddev))
  }
}
