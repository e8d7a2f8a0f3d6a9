import StrictJSON

/// One benchmark of a pyperf file, as it stands there.
struct PyperfBenchmark {
  /// What one process measured.
  struct Run {
    let loops: Int?
    let innerLoops: Int?
    let values: [Double]
    let warmup: [Double]
    /// When it ended, in seconds of its day, and how long it took.
    let ended: Double?
    let duration: Double?
  }

  var metadata = PyperfMetadata()
  /// The runs that are no calibration.
  var runs: [Run] = []
  /// What the first run that says so calls the benchmark, and its unit.
  var nameOfRun: String?
  var unitOfRun: String?
  var versionOfRun: String?
  var loadOfFirstRun: Double?
}

/// Reads a pyperf file value by value, so that of a file of any size little more is held than its numbers.
struct PyperfReader {
  /// What the suite says of itself.
  private(set) var facts: [String: FactText] = [:]
  var benchmarks: [PyperfBenchmark] = []
  /// The benchmark and its run that are being read, for errors.
  private var place: (benchmark: Int, run: Int?)?

  mutating func read(_ json: JSONPullReader) throws(JSONError) {
    var json = json
    do throws(JSONError) {
      try readDocument(&json)
    } catch {
      // What a reader of blocks does not know.
      guard error.path.isEmpty, let place else { throw error }
      let run = place.run.map { ".runs[\($0)]" } ?? ""
      throw JSONError(
        position: error.position, path: "benchmarks[\(place.benchmark)]\(run)", problem: error.problem)
    }
  }

  private mutating func readDocument(_ json: inout JSONPullReader) throws(JSONError) {
    var common: [String: FactText] = [:]
    var hasBenchmarks = false
    try json.beginObject()
    while let key = try json.nextKey() {
      if json.matches(key, "benchmarks") {
        hasBenchmarks = true
        try readBenchmarks(&json)
      } else if json.matches(key, "metadata") {
        facts = try json.readFacts()
      } else if json.matches(key, "common_metadata") {
        common = try json.readFacts()
      } else {
        try json.skipValue()
      }
    }
    if !hasBenchmarks { throw json.failure(.missingKey("benchmarks")) }
    facts.merge(common) { own, _ in own }
    try json.finish()
  }

  private mutating func readBenchmarks(_ json: inout JSONPullReader) throws(JSONError) {
    try json.beginArray()
    while try json.nextElement() {
      place = (benchmarks.count, nil)
      try readBenchmark(&json)
    }
    place = nil
  }

  private mutating func readBenchmark(_ json: inout JSONPullReader) throws(JSONError) {
    var benchmark = PyperfBenchmark()
    var hasRuns = false
    try json.beginObject()
    while let key = try json.nextKey() {
      if json.matches(key, "metadata") {
        benchmark.metadata = try PyperfMetadata(from: &json)
      } else if json.matches(key, "runs") {
        hasRuns = true
        try json.beginArray()
        var number = 0
        while try json.nextElement() {
          place = (benchmarks.count, number)
          try Self.readRun(&json, number, into: &benchmark)
          number += 1
        }
        place = (benchmarks.count, nil)
      } else {
        try json.skipValue()
      }
    }
    if !hasRuns { throw json.failure(.missingKey("runs")) }
    benchmarks.append(benchmark)
  }

  private static func readRun(
    _ json: inout JSONPullReader, _ number: Int, into benchmark: inout PyperfBenchmark
  ) throws(JSONError) {
    var metadata = PyperfMetadata()
    var (values, samples): ([Double]?, [Double]?)
    var warmup: [Double] = []
    try json.beginObject()
    while let key = try json.nextKey() {
      if json.matches(key, "metadata") {
        metadata = try PyperfMetadata(from: &json)
      } else if json.matches(key, "values") {
        values = try json.readOptionalDoubles()
      } else if json.matches(key, "samples") {
        samples = try json.readOptionalDoubles()
      } else if json.matches(key, "warmups") {
        warmup = try readWarmup(&json)
      } else {
        try json.skipValue()
      }
    }
    if number == 0 { benchmark.loadOfFirstRun = metadata.load }
    benchmark.nameOfRun = benchmark.nameOfRun ?? metadata.name
    benchmark.unitOfRun = benchmark.unitOfRun ?? metadata.unit
    benchmark.versionOfRun = benchmark.versionOfRun ?? metadata.version
    guard let measured = values ?? samples, !measured.isEmpty else { return }
    benchmark.runs.append(
      .init(
        loops: metadata.loops, innerLoops: metadata.innerLoops, values: measured, warmup: warmup,
        ended: metadata.ended, duration: metadata.duration))
  }

  /// A warm-up is a pair: its number of loops, and its value per iteration.
  private static func readWarmup(_ json: inout JSONPullReader) throws(JSONError) -> [Double] {
    var warmup: [Double] = []
    if try json.readNull() { return warmup }
    try json.beginArray()
    while try json.nextElement() {
      let pair = try json.readDoubles()
      if pair.count == 2 { warmup.append(pair[1]) }
    }
    return warmup
  }
}

extension PyperfReader {
  /// Whether the first benchmark of a document has runs; throws where the document ends too early to say so.
  static func findRuns(in json: inout JSONPullReader) throws(JSONError) -> Bool {
    try json.beginObject()
    while let key = try json.nextKey() {
      guard json.matches(key, "benchmarks") else {
        try json.skipValue()
        continue
      }
      try json.beginArray()
      guard try json.nextElement() else { return false }
      try json.beginObject()
      while let key = try json.nextKey() {
        if json.matches(key, "runs") { return true }
        try json.skipValue()
      }
      return false
    }
    return false
  }
}
