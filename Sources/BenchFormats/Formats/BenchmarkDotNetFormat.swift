import BenchModel

/// The JSON of BenchmarkDotNet, full (with every measurement of each launch) or brief (with the values of all
/// launches).
///
/// Collections of the garbage collector are left out: only what an operation allocates is a cost of its own.
enum BenchmarkDotNetFormat: FileFormat {
  static let name = "BenchmarkDotNet JSON"
  static let keyword = "benchmarkdotnet"

  private struct Document: Decodable {
    let title: String?
    let host: [String: FactText]?
    let benchmarks: [BenchmarkDotNetEntry]

    private enum CodingKeys: String, CodingKey {
      case title = "Title"
      case host = "HostEnvironmentInfo"
      case benchmarks = "Benchmarks"
    }
  }

  static let signature = Signature(documents: [.document(.key("HostEnvironmentInfo"), .key("Benchmarks"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    let ids = ClashingIDs.resolved(document.benchmarks.map { ($0.id, $0.idWithDrawnJob) })
    var assembly = RunAssembly()
    var processes = 0
    for (id, entry) in zip(ids, document.benchmarks) { entry.add(to: &assembly, as: id, processes: &processes) }
    return assembly.run(
      identity: identity, suite: "BenchmarkDotNet", environment: environment(document.host ?? [:]))
  }

  private static func environment(_ host: [String: FactText]) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.operatingSystem = host.text("OsVersion")
    environment.architecture = host.text("Architecture")
    environment.processor = host.text("ProcessorName")
    environment.logicalProcessors = host.count("LogicalCoreCount")
    environment.toolchain = host.text("RuntimeVersion")
    // Only "DEBUG" says something: every other build is called a release build.
    if host.text("Configuration") == "DEBUG" { environment.optimised = false }
    environment.other = host.remaining(without: [
      "OsVersion", "Architecture", "ProcessorName", "LogicalCoreCount", "RuntimeVersion",
    ])
    return environment
  }
}

/// One benchmark with one job and one set of parameters.
private struct BenchmarkDotNetEntry: Decodable {
  struct Statistics: Decodable {
    let values: [Double]?
    let count: Int?
    let mean: Double?
    let median: Double?
    let min: Double?
    let max: Double?
    let deviation: Double?

    private enum CodingKeys: String, CodingKey {
      case values = "OriginalValues"
      case count = "N"
      case mean = "Mean"
      case median = "Median"
      case min = "Min"
      case max = "Max"
      case deviation = "StandardDeviation"
    }
  }

  struct Memory: Decodable {
    let bytes: Double?

    private enum CodingKeys: String, CodingKey { case bytes = "BytesAllocatedPerOperation" }
  }

  struct Measurement: Decodable {
    let mode: String?
    let stage: String?
    let launch: Int
    let operations: Double
    let nanoseconds: Double

    private enum CodingKeys: String, CodingKey {
      case mode = "IterationMode"
      case stage = "IterationStage"
      case launch = "LaunchIndex"
      case operations = "Operations"
      case nanoseconds = "Nanoseconds"
    }

    /// Whether it is a result: the workload's time, with the cost of the loop taken off.
    var isResult: Bool { mode == "Workload" && stage == "Result" && operations > 0 }
  }

  private let displayInfo: String?
  private let namespace: String?
  private let type: String?
  private let method: String?
  private let parameters: String?
  private let statistics: Statistics?
  private let memory: Memory?
  private let measurements: [Measurement]?

  private enum CodingKeys: String, CodingKey {
    case displayInfo = "DisplayInfo"
    case namespace = "Namespace"
    case type = "Type"
    case method = "Method"
    case parameters = "Parameters"
    case statistics = "Statistics"
    case memory = "Memory"
    case measurements = "Measurements"
  }

  /// The identity, with the job that it ran as unless that is the default.
  var id: BenchmarkID { id(job: statedJob) }

  /// The identity with all that the tool displays of its job, where jobs share the rest.
  var idWithDrawnJob: BenchmarkID { id(job: job) }

  private func id(job: String) -> BenchmarkID {
    let group = [namespace, type].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ".")
    let jobs = job.isEmpty ? [] : [BenchmarkID.Parameter(name: "job", value: job)]
    return BenchmarkID(group: group, name: method ?? displayInfo ?? "", parameters: named + jobs)
  }

  /// What the job was told, without the name that a run draws for one that has none: `Job-QLSWVN(Runtime=.NET 8.0)`.
  private var statedJob: String {
    let start = "Job-"
    guard job != "DefaultJob" else { return "" }
    guard job.hasPrefix(start) else { return job }
    let rest = job.dropFirst(start.count).drop { $0.isUppercase }
    if rest.isEmpty { return "" }
    return rest.hasPrefix("(") && rest.hasSuffix(")") ? String(rest.dropFirst().dropLast()) : job
  }

  /// `Type.Method: Job(…) [parameters]` without what stands elsewhere.
  private var job: String {
    let text = displayInfo ?? ""
    guard let colon = text.firstIndex(of: ":") else { return "" }
    let rest = text[text.index(after: colon)...].drop { $0 == " " }
    guard rest.hasSuffix("]"), let bracket = rest.lastIndex(of: "[") else { return String(rest) }
    return String(rest[..<bracket].reversed().drop { $0 == " " }.reversed())
  }

  private var named: [BenchmarkID.Parameter] {
    guard let parameters, !parameters.isEmpty else { return [] }
    let pairs = parameters.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map { String($0) } }
    // A value may hold either sign: then the text is kept whole.
    guard pairs.allSatisfy({ $0.count == 2 }) else { return [.init(name: "parameters", value: parameters)] }
    return pairs.map { .init(name: $0[0], value: $0[1]) }
  }

  /// - Parameter processes: How many processes the benchmarks before had.
  func add(to assembly: inout RunAssembly, as id: BenchmarkID, processes: inout Int) {
    assembly.begin(id)
    guard let statistics else { return assembly.fail(id, "BenchmarkDotNet has no statistics of it") }
    let launches = launches(statistics)
    for (place, launch) in launches.enumerated() {
      assembly.measure(id, .time, launch.values, process: processes + place, iterations: launch.iterations)
    }
    if launches.isEmpty {
      let figures = Summary(
        count: statistics.count, mean: statistics.mean, median: statistics.median, min: statistics.min,
        max: statistics.max, stdev: statistics.deviation)
      assembly.publish(id, .time, figures)
    }
    processes += max(1, launches.count)
    if let bytes = memory?.bytes {
      assembly.publish(id, Metric(name: "Allocated", unit: .bytes), Summary(count: 1, mean: bytes))
    }
  }

  /// The results of each launch; without measurements the values of all launches, as if they were of one.
  private func launches(_ statistics: Statistics) -> [(iterations: Int, values: [Double])] {
    let results = (measurements ?? []).filter(\.isResult)
    let numbers = results.reduce(into: [Int]()) { if !$0.contains($1.launch) { $0.append($1.launch) } }
    if numbers.isEmpty, let values = statistics.values, !values.isEmpty { return [(1, values)] }
    return numbers.map { number in
      let own = results.filter { $0.launch == number }
      return (
        Int(exactly: own.map(\.operations).max() ?? 1) ?? 1, own.map { $0.nanoseconds / $0.operations }
      )
    }
  }
}
