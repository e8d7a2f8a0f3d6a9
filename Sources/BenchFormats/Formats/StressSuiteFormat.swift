package import BenchModel
import StrictJSON

/// The `stress_test_results.json` of the Python stress suite: an object of arrays, one a group, without an envelope.
///
/// Names are not unique there (`<lambda>` for most), so a benchmark is its group and its place in it; the name is kept
/// for display. Each entry holds published figures of operations timed singly, and memory in MiB.
package enum StressSuiteFormat: FileFormat {
  static let name = "stress suite results"
  static let keyword = "stress-suite"
  static let isStrict = true

  static let signature = Signature(documents: [.document(.onlyLists(any: ["mean_ns", "ops_per_sec"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let groups = try content.decode(StressSuiteGroups.self).groups
    let results = groups.flatMap { group in
      group.entries.enumerated().map { index, entry in
        result(of: entry, id: BenchmarkID(group: group.name, name: String(index)))
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

  /// The bytes of a file in that suite's shape: the groups of the run, each with an entry for every result, in order.
  ///
  /// Names are unique, by their group where need be.
  ///
  /// - Parameter run: A run whose samples have their summaries attached.
  package static func bytes(of run: BenchmarkRun) throws(ExportError) -> [UInt8] {
    func inGroup(_ id: BenchmarkID) -> BenchmarkID {
      BenchmarkID(group: "", name: id.name, parameters: id.parameters)
    }
    let uses = Dictionary(run.results.map { (inGroup($0.id), 1) }, uniquingKeysWith: +)
    var entries: [String: [StressSuiteEntry]] = [:]
    for result in run.results {
      let short = inGroup(result.id)
      let name = uses[short] == 1 ? short.description : result.id.description
      entries[result.id.group, default: []].append(StressSuiteEntry(result, name: name))
    }
    return try LongTableExport.encoded(entries, layout: .pretty)
  }
}
