import Glibc
import StrictJSON

/// Reading and writing rates of StrictJSON on generated files: `reading-rate <folder> <repetitions>`.
///
/// The cases of one file take turns, so that a change of the machine's speed meets all of them.
@main
struct ReadingRate {
  static func main() throws {
    let folder = CommandLine.arguments[1]
    let repetitions = Int(CommandLine.arguments[2]) ?? 7
    var generator = SplitMix64(state: 42)
    let flat = (0..<10_000).map { FlatEntry(name: "benchmark/\($0)", values: generator.values(100)) }
    let columns = ColumnFile(results: (0..<10_000).map { generator.result($0) })
    let encoder = StrictJSONEncoder()
    try measure("flat", flat, try encoder.encode(flat), folder, repetitions)
    try measure("columns", columns, try encoder.encode(columns), folder, repetitions)
    let pretty = StrictJSONEncoder(layout: .pretty)
    try measure("pretty", columns, try pretty.encode(columns), folder, repetitions)
  }

  /// Runs the cases of one file alternately and prints their medians.
  static func measure<Model: Codable & Equatable>(
    _ name: String, _ model: Model, _ bytes: [UInt8], _ folder: String, _ repetitions: Int
  ) throws {
    try write(bytes, to: "\(folder)/\(name).json")
    let cases: [(String, () throws -> Void)] = [
      ("pull reader, everything skipped", { try skip(bytes) }),
      ("pull reader, numbers added up", { try addUp(bytes) }),
      ("document read and checked", { _ = try JSONDocument(bytes) }),
      ("document to header", { _ = try StrictJSONDecoder().decode(FirstKey.self, from: bytes) }),
      ("document to model (Codable)", { _ = try StrictJSONDecoder().decode(Model.self, from: bytes) }),
      ("model to compact document (Codable)", { _ = try StrictJSONEncoder().encode(model) }),
      ("model to pretty document (Codable)", { _ = try StrictJSONEncoder(layout: .pretty).encode(model) }),
    ]
    guard try StrictJSONDecoder().decode(Model.self, from: bytes) == model else { throw Mismatch() }
    var times = cases.map { _ in [Double]() }
    for _ in 0..<repetitions {
      for index in cases.indices {
        let start = processorSeconds()
        try cases[index].1()
        times[index].append(processorSeconds() - start)
      }
    }
    print("\(name): \(bytes.count) bytes, medians of \(repetitions), processor time")
    for (index, (title, _)) in cases.enumerated() {
      let seconds = times[index].sorted()[repetitions / 2]
      print(row(name, title, seconds, bytes.count))
    }
  }

  /// The processor time of this single-threaded program: on a busy machine it stays closer to the truth than a clock.
  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Reads everything without keeping anything.
  static func skip(_ bytes: [UInt8]) throws {
    var reader = try JSONPullReader(bytes)
    try reader.skipValue()
    try reader.finish()
  }

  /// Reads every number.
  static func addUp(_ bytes: [UInt8]) throws {
    var reader = try JSONPullReader(bytes)
    var sum = 0.0
    try addUp(&reader, into: &sum)
    try reader.finish()
    guard sum.isFinite else { throw Mismatch() }
  }

  static func addUp(_ reader: inout JSONPullReader, into sum: inout Double) throws {
    switch try reader.nextKind() {
    case .object:
      try reader.beginObject()
      while try reader.nextKey() != nil { try addUp(&reader, into: &sum) }
    case .array:
      try reader.beginArray()
      while try reader.nextElement() { try addUp(&reader, into: &sum) }
    case .number: sum += try reader.readDouble()
    default: try reader.skipValue()
    }
  }

  static func row(_ file: String, _ title: String, _ seconds: Double, _ bytes: Int) -> String {
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let milliseconds = (seconds * 1e4).rounded() / 10
    let rate = Int((Double(bytes) / seconds / 1e6).rounded())
    return "\(left(file, 8)) \(left(title, 44)) \(right("\(milliseconds)", 9)) ms \(right("\(rate)", 8)) MB/s"
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "w") else { throw Mismatch() }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw Mismatch() }
  }
}

/// The program's own self-check failed.
struct Mismatch: Error {}

/// One benchmark with all its values in a row.
struct FlatEntry: Codable, Equatable {
  let name: String
  let values: [Double]
}

/// A small struct out of a large document; neither file has the key, so everything is passed over.
struct FirstKey: Decodable {
  let version: Int?

  enum CodingKeys: CodingKey { case version }

  init(from decoder: any Decoder) throws {
    version = try (try? decoder.container(keyedBy: CodingKeys.self))?.decodeIfPresent(Int.self, forKey: .version)
  }
}

/// Results with their launches in columns.
struct ColumnFile: Codable, Equatable {
  let results: [ColumnResult]
}

/// One benchmark's result.
struct ColumnResult: Codable, Equatable {
  let id: Identity
  let status: String
  let samples: [ColumnSample]
}

/// What a result belongs to.
struct Identity: Codable, Equatable {
  let group: String
  let name: String
  let parameters: [Parameter]
}

/// One parameter of a benchmark.
struct Parameter: Codable, Equatable {
  let name: String
  let value: String
}

/// All launches of one metric.
struct ColumnSample: Codable, Equatable {
  let metric: String
  let process: [Int]
  let round: [Int]
  let order: [Int]
  let iterations: [Int]
  let values: [[Double]]
}

/// A seeded generator, so that every run reads the same bytes.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// Durations of some hundred nanoseconds with all 17 digits.
  mutating func values(_ count: Int) -> [Double] {
    (0..<count).map { _ in 100 + Double(next() >> 11) * 0x1p-53 * 900 }
  }

  mutating func result(_ index: Int) -> ColumnResult {
    let sample = ColumnSample(
      metric: "time", process: Array(0..<10), round: Array(0..<10), order: (0..<10).map { _ in Int(next() % 2) },
      iterations: (0..<10).map { _ in Int(next() % 100_000) }, values: (0..<10).map { _ in values(10) })
    return ColumnResult(
      id: Identity(
        group: "Group \(index / 100)", name: "benchmark \(index)",
        parameters: [Parameter(name: "n", value: "\(index % 100)")]),
      status: "measured", samples: [sample])
  }
}
