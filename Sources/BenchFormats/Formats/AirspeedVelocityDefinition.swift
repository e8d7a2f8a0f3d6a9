/// What asv's `benchmarks.json` says of a benchmark, and its results do not.
struct AirspeedVelocityDefinition: Decodable {
  /// What is measured: `time`, `memory`, `peakmemory` or `track`.
  let type: String?
  /// The unit of what a benchmark tracks, in its author's words.
  let unit: String?
  /// The version of the benchmark that its code has now.
  let version: String?
  /// The names of its parameters, in the order of their values.
  let parameters: [String]?

  private enum CodingKeys: String, CodingKey {
    case type, unit, version
    case parameters = "param_names"
  }

  /// The definitions of a file, by the names of benchmarks.
  static func all(in content: FileContent) throws(ReadingFault) -> [String: AirspeedVelocityDefinition] {
    // The version of the file stands among the benchmarks.
    try content.decode([String: Entry].self).compactMapValues(\.definition)
  }

  private struct Entry: Decodable {
    let definition: AirspeedVelocityDefinition?

    init(from decoder: any Decoder) throws {
      definition = try? AirspeedVelocityDefinition(from: decoder)
    }
  }
}
