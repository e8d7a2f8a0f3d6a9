import StrictJSON

/// Reads the rows of a file of Google Benchmark one after the other.
///
/// By hand, since it is the largest JSON that people have: to decode a row of thirteen keys, which also asks for all
/// keys that it does not know, took ninety thousand instructions.
struct GoogleBenchmarkRows {
  private(set) var all: [GoogleBenchmarkRow] = []
  private var names = RepeatedText()
  private var runNames = RepeatedText()
  private var units = RepeatedText()
  private var counters = CounterNames()

  /// Reads the array that comes next.
  mutating func read(_ json: inout JSONPullReader) throws(JSONError) {
    try json.beginArray()
    while try json.nextElement() { all.append(try row(&json)) }
  }

  private mutating func row(_ json: inout JSONPullReader) throws(JSONError) -> GoogleBenchmarkRow {
    let nameless = json.failure(.missingKey("name"))
    var fields = Fields()
    try json.beginObject()
    while let key = try json.nextKey() { try read(&json, key, into: &fields) }
    guard let name = fields.name else { throw nameless }
    let isAggregate = fields.type == "aggregate"
    let kind = GoogleBenchmarkKind(
      name: name, runName: fields.runName ?? name, aggregate: isAggregate ? fields.aggregate ?? "" : nil,
      hasType: fields.type != nil, family: fields.family, repetitions: fields.repetitions, threads: fields.threads,
      timeUnit: fields.timeUnit ?? "ns", failure: fields.hasError ? fields.message ?? "" : nil,
      skipped: fields.isSkipped ? fields.skipMessage ?? "" : nil, isFit: fields.isFit)
    // Repetitions follow each other.
    let known = all.last.flatMap { $0.kind == kind ? $0.shared : nil }
    return GoogleBenchmarkRow(
      known ?? GoogleBenchmarkKind.Shared(kind), iterations: fields.iterations, realTime: fields.realTime,
      cpuTime: fields.cpuTime,
      counters: fields.counters)
  }

  /// What is known of a row so far.
  private struct Fields {
    var name: String?
    var runName: String?
    var type: String?
    var aggregate: String?
    var family: Int?
    var repetitions: Int?
    var iterations: Int?
    var threads: Int?
    var realTime: Double?
    var cpuTime: Double?
    var timeUnit: String?
    var hasError = false
    var message: String?
    var isSkipped = false
    var skipMessage: String?
    var isFit = false
    var counters: [GoogleBenchmarkRow.Counter] = []
  }

  private mutating func read(
    _ json: inout JSONPullReader, _ key: JSONText, into fields: inout Fields
  ) throws(JSONError) {
    if json.matches(key, "name") {
      fields.name = try names.read(&json)
    } else if json.matches(key, "run_name") {
      fields.runName = try json.readNull() ? nil : try runNames.read(&json)
    } else if json.matches(key, "run_type") {
      fields.type = try json.readOptionalString()
    } else if json.matches(key, "family_index") {
      fields.family = try json.readOptionalInteger()
    } else if json.matches(key, "repetitions") {
      fields.repetitions = try json.readOptionalInteger()
    } else if json.matches(key, "iterations") {
      fields.iterations = try json.readOptionalInteger()
    } else if json.matches(key, "threads") {
      fields.threads = try json.readOptionalInteger()
    } else if json.matches(key, "real_time") {
      fields.realTime = try json.readOptionalDouble()
    } else if json.matches(key, "cpu_time") {
      fields.cpuTime = try json.readOptionalDouble()
    } else if json.matches(key, "time_unit") {
      fields.timeUnit = try json.readNull() ? nil : try units.read(&json)
    } else {
      try readRare(&json, key, into: &fields)
    }
  }

  /// Reads what few rows have, and what the user counted.
  private mutating func readRare(
    _ json: inout JSONPullReader, _ key: JSONText, into fields: inout Fields
  ) throws(JSONError) {
    if json.matches(key, "aggregate_name") {
      fields.aggregate = try Self.text(&json)
    } else if json.matches(key, "error_occurred") {
      fields.hasError = try json.readNull() ? false : try json.readBool()
    } else if json.matches(key, "error_message") {
      fields.message = try Self.text(&json)
    } else if json.matches(key, "skipped") {
      fields.isSkipped = try json.readNull() ? false : try json.readBool()
    } else if json.matches(key, "skip_message") {
      fields.skipMessage = try Self.text(&json)
    } else if json.matches(key, "big_o") || json.matches(key, "rms") {
      fields.isFit = true
      try json.skipValue()
    } else if Self.ignored.contains(where: { json.matches(key, $0) }) {
      try json.skipValue()
    } else if try json.nextKind() == .number {
      let name = counters.name(of: key, in: json)
      fields.counters.append(GoogleBenchmarkRow.Counter(name: name, value: try json.readDouble()))
    } else {
      try json.skipValue()
    }
  }

  /// Numbers and texts that are no counters.
  private static let ignored: [StaticString] = [
    "label", "aggregate_unit", "cpu_coefficient", "real_coefficient", "per_family_instance_index", "repetition_index",
  ]

  /// A text that only some rows use; whatever else stands there is none.
  private static func text(_ json: inout JSONPullReader) throws(JSONError) -> String? {
    if try json.nextKind() == .string { return try json.readString() }
    try json.skipValue()
    return nil
  }
}

/// A text that mostly is that of the row before, made once.
private struct RepeatedText {
  private var written: [UInt8] = []
  private var text = ""

  mutating func read(_ json: inout JSONPullReader) throws(JSONError) -> String {
    let found = try json.readText()
    let bytes = json.written(found)
    if written.isEmpty || !bytes.elementsEqual(written) {
      written = Array(bytes)
      text = json.string(found)
    }
    return text
  }
}

/// The names of counters, made once each.
private struct CounterNames {
  private var known: [(written: [UInt8], name: String)] = []
  /// More are made anew: looking through many takes longer.
  private static let mostKnown = 32

  mutating func name(of key: JSONText, in json: JSONPullReader) -> String {
    let bytes = json.written(key)
    if let known = known.first(where: { bytes.elementsEqual($0.written) }) { return known.name }
    let name = json.string(key)
    if known.count < Self.mostKnown { known.append((Array(bytes), name)) }
    return name
  }
}
