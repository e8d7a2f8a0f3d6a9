/// Names the kind of document and the version of its shape; every file of ours carries one under the key `schema`.
///
/// A reader decodes the header alone first, so that an unknown document or version is one clear error and not a
/// missing key somewhere inside.
///
/// History of `bench-run`: 1 first version. History of `bench-comparison`: 1 first version.
/// History of `bench-policy`: 1 first version. History of `bench-plan`: 1 first version.
/// History of `bench-self-test`: 1 first version. History of `bench-rubric`: 1 first version.
/// History of `bench-history`: 1 first version. History of `bench-history-report`: 1 first version.
/// History of `bench-history-runs`: 1 first version. History of `bench-history-index`: 1 first version.
///
/// Since 0.2.0 the statistics `typical` and `upper` are called `best` and `mean`. No shape changed, and a reader of 0.2
/// takes the former words for the new ones, so that no version grew.
public struct SchemaHeader: Codable, Hashable, Sendable {
  /// What kind of document this is.
  public let name: String
  /// The version of that kind's shape; it grows when a reader of the older shape would misunderstand the newer.
  public let version: Int

  /// Makes a header from its two parts.
  public init(name: String, version: Int) {
    self.name = name
    self.version = version
  }

  /// The record of one `bench-run` invocation.
  public static let run = SchemaHeader(name: "bench-run", version: 1)
  /// The outcome of `bench-compare`.
  public static let comparison = SchemaHeader(name: "bench-comparison", version: 1)
  /// The rules of the gate, `baselines/policy.json`.
  public static let policy = SchemaHeader(name: "bench-policy", version: 1)
  /// How a report grades a run, `baselines/rubric.json`.
  public static let rubric = SchemaHeader(name: "bench-rubric", version: 1)
  /// What to build and run, `benchmarks/bench.json`.
  public static let plan = SchemaHeader(name: "bench-plan", version: 1)
  /// What `bench-run --aa` found out about a machine.
  public static let selfTest = SchemaHeader(name: "bench-self-test", version: 1)
  /// A line of a history, `baselines/history.jsonl`.
  public static let history = SchemaHeader(name: "bench-history", version: 1)
  /// A line of a history that stands for many runs, as `bench-compare --history --compact` writes it.
  public static let foldedHistory = SchemaHeader(name: "bench-history-runs", version: 1)
  /// Which runs a long history holds, so that adding one does not read it.
  public static let historyIndex = SchemaHeader(name: "bench-history-index", version: 1)
  /// What `bench-compare --history` found.
  public static let historyReport = SchemaHeader(name: "bench-history-report", version: 1)
}

/// Any of our documents, read only as far as its header.
public struct SchemaEnvelope: Codable, Sendable {
  /// The document's header.
  public let schema: SchemaHeader
}
