package import BenchModel
package import StrictJSON

/// The `stress_test_results.json` of the Python stress suite: an object of arrays, one a group, without an envelope.
///
/// Names are not unique there (`<lambda>` for most), so a benchmark is its group and its place in it; the name is kept
/// for display. Each entry holds published figures of operations timed singly, and memory in MiB.
package enum StressSuiteFormat: FileFormat {
  static let name = "stress suite results"
  static let keyword = "stress-suite"
  static let isStrict = true

  /// The groups that the suite writes, in its order.
  package static let groups = [
    "command_performance", "type_system", "error_handling", "concern_architecture", "integration", "stress_testing",
  ]

  static func refusal(of content: FileContent) -> String? {
    guard let keys = content.documentKeys else { return content.lackOfObject }
    if keys.isEmpty { return "no groups: it is an empty object" }
    let foreign = keys.subtracting(groups)
    guard foreign.isEmpty else { return "keys that are no group of that suite (\(foreign.sorted().prefix(3)))" }
    return nil
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let entries = try content.decode([String: [StressSuiteEntry]].self)
    let results = groups.flatMap { group in
      (entries[group] ?? []).enumerated().map { index, entry in
        result(of: entry, id: BenchmarkID(group: group, name: String(index)))
      }
    }
    return BenchmarkRun(
      id: identity, suite: "stress", environment: RunEnvironment(),
      metrics: [.latency, .peakMemory, .retainedMemory], results: results)
  }

  private static func result(of entry: StressSuiteEntry, id: BenchmarkID) -> BenchmarkResult {
    if let reason = entry.error {
      return BenchmarkResult(
        id: id, label: entry.name, status: .failed, failure: Failure(kind: .reported, reason: reason))
    }
    let memory = [(Metric.peakMemory, entry.peakMemory), (.retainedMemory, entry.retainedMemory)]
    let samples =
      (entry.latency.map { [Sample(metric: Metric.latency.name, published: $0)] } ?? [])
      + memory.compactMap { metric, bytes in
        bytes.map { Sample(metric: metric.name, published: Summary(count: 1, mean: $0)) }
      }
    guard !samples.isEmpty else {
      // It measures something that the shape has no place for.
      let failure = Failure(kind: .skipped, reason: "the file states no figure of it")
      return BenchmarkResult(id: id, label: entry.name, status: .skipped, failure: failure)
    }
    return BenchmarkResult(id: id, label: entry.name, samples: samples)
  }

  /// The bytes of a file in that suite's shape: all of its groups, each with an entry for every result, in order.
  ///
  /// Names are unique, by their group where need be. The shape has no place for a result of any other group.
  ///
  /// - Parameter run: A run whose samples have their summaries attached.
  package static func bytes(of run: BenchmarkRun) throws(JSONError) -> [UInt8] {
    func inGroup(_ id: BenchmarkID) -> BenchmarkID {
      BenchmarkID(group: "", name: id.name, parameters: id.parameters)
    }
    let uses = Dictionary(run.results.map { (inGroup($0.id), 1) }, uniquingKeysWith: +)
    var entries = Dictionary(uniqueKeysWithValues: groups.map { ($0, [StressSuiteEntry]()) })
    for result in run.results {
      let short = inGroup(result.id)
      let name = uses[short] == 1 ? short.description : result.id.description
      entries[result.id.group]?.append(StressSuiteEntry(result, name: name))
    }
    return try StrictJSONEncoder(layout: .pretty).encode(entries)
  }
}
