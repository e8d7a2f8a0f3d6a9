import BenchModel

/// The JSON of cyclictest (rt-tests): the wake-up latencies of each of its threads, as a histogram and as figures.
///
/// Times are microseconds, or nanoseconds with `-N`. Latencies beyond the histogram (`-h`) are in the figures alone,
/// and without it there are only those.
enum CyclictestFormat: FileFormat {
  static let name = "cyclictest JSON"
  static let keyword = "cyclictest"

  private struct Document: Decodable {
    let command: String?
    let version: String?
    let status: Int?
    let system: [String: FactText]?
    let resolution: Int?
    let threads: [String: Thread]

    // Two keys have a colon in them.
    private enum CodingKeys: String, CodingKey {
      case command = "cmdline:"
      case version = "rt_test_version:"
      case status = "return_code"
      case system = "sysinfo"
      case resolution = "resolution_in_ns"
      case threads = "thread"
    }
  }

  private struct Thread: Decodable {
    let histogram: [String: Int]?
    let cycles: Int
    let min: Double
    let max: Double
    let mean: Double

    private enum CodingKeys: String, CodingKey {
      case histogram, cycles, min, max
      case mean = "avg"
    }
  }

  static let signature = Signature(documents: [.document(.key("thread"), .key("num_threads"), .key("resolution_in_ns"))]
  )

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    let options = document.command.map { CyclictestOptions($0) }
    let scale = document.resolution == 1 ? 1.0 : 1e3
    var assembly = RunAssembly()
    let numbered = document.threads.ordered { (Int($0.key) ?? .max, $0.key) < (Int($1.key) ?? .max, $1.key) }
    for (number, thread) in numbered {
      add(thread, as: BenchmarkID(group: "", name: "thread \(number)"), scale: scale, to: &assembly)
    }
    // All threads stop with the first that has done its loops.
    let most = document.threads.values.map(\.cycles).max() ?? 0
    let isCut = document.status ?? 0 != 0 || options?.loops.map { most < $0 } ?? false
    var environment = RunEnvironment()
    environment.kernel = document.system?.text("release")
    environment.architecture = document.system?.text("machine")
    var facts = ["options": options?.text, "rt-tests": document.version].compactMapValues(\.self)
    facts["realtime kernel"] = document.system?.text("realtime")
    environment.other = facts
    return assembly.run(
      identity: identity, suite: "cyclictest", environment: environment, completeness: isCut ? .partial : .complete)
  }

  private static func add(_ thread: Thread, as id: BenchmarkID, scale: Double, to assembly: inout RunAssembly) {
    assembly.begin(id)
    guard thread.cycles > 0 else { return assembly.fail(id, "it has done no cycle") }
    let bins = (thread.histogram ?? [:]).compactMap { key, count in Double(key).map { ($0 * scale, count) } }
    if let counted = CountedValues(bins), counted.total == thread.cycles, let values = counted.values {
      return assembly.measure(id, .latency, values)
    }
    assembly.publish(
      id, .latency,
      Summary(count: thread.cycles, mean: thread.mean * scale, min: thread.min * scale, max: thread.max * scale))
  }
}

/// How cyclictest was called.
private struct CyclictestOptions {
  /// After how many loops it was to stop; nil for never.
  let loops: Int?
  /// The options without those that name files.
  let text: String

  init(_ command: String) {
    let words = command.split(separator: " ").map { String($0) }
    var loops: String?
    for (place, word) in words.enumerated() {
      if ["-l", "--loops"].contains(word), place + 1 < words.count { loops = words[place + 1] }
      if word.hasPrefix("--loops=") { loops = String(word.dropFirst("--loops=".count)) }
      if word.hasPrefix("-l"), word.count > 2 { loops = String(word.dropFirst(2)) }
    }
    self.loops = loops.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    text = words.dropFirst().filter { !$0.hasPrefix("--json") && !$0.hasPrefix("--histfile") }.joined(separator: " ")
  }
}
