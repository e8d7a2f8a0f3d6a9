import BenchModel
import StrictJSON

/// The JSON that pyperf writes: one run is one process, with its values per iteration of the inner loop.
///
/// Metadata stands at three levels, and the inner one holds: suite, benchmark, run. A run without values calibrated the
/// loops and is no measurement. Versions before 1.0 call values samples.
enum PyperfFormat: StreamedFormat {
  static let name = "pyperf JSON"
  static let keyword = "pyperf"

  static let signature = Signature(documents: [
    .document(.key("benchmarks"), .key("version"), .elementsOf("benchmarks", ["runs"]))
  ])

  static func isLikely(_ opening: [UInt8]) -> Bool {
    guard var json = try? JSONPullReader(opening, options: FileContent.tolerance) else { return false }
    return (try? PyperfReader.findRuns(in: &json)) == true
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    try read(identity: { identity }) { () throws(JSONError) in
      try JSONPullReader(content.bytes, options: FileContent.tolerance)
    }
  }

  static func read(
    blocks: @escaping () -> [UInt8]?, identity: () -> String
  ) throws(ReadingFault) -> BenchmarkRun {
    try read(identity: identity) { () throws(JSONError) in
      try JSONPullReader(blocks: blocks, options: FileContent.tolerance)
    }
  }

  private static func read(
    identity: () -> String, _ json: () throws(JSONError) -> JSONPullReader
  ) throws(ReadingFault) -> BenchmarkRun {
    var reader = PyperfReader()
    try rethrowing(try reader.read(json())) { (error: JSONError) in ReadingFault(error) }
    let facts = reader.facts
    let environment = environment(facts, of: reader.benchmarks.first)
    var assembly = PyperfAssembly(suite: PyperfMetadata(facts))
    // Each is let go of before the next is added, so that the numbers are never there twice.
    reader.benchmarks.reverse()
    while let benchmark = reader.benchmarks.popLast() { assembly.add(benchmark) }
    return assembly.run(identity: identity(), environment: environment)
  }

  /// What every benchmark ran on; facts that differ from benchmark to benchmark stand below and are left there.
  private static func environment(_ facts: [String: FactText], of first: PyperfBenchmark?) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.operatingSystem = facts.text("platform")
    environment.processor = facts.text("cpu_model_name")
    environment.logicalProcessors = facts.count("cpu_count")
    environment.toolchain = facts.text("python_version").map { version in
      "\(facts.text("python_implementation") ?? "Python") \(version)"
    }
    environment.commit = facts.text("commit_id")
    environment.loadAtStart = facts.number("load_avg_1min") ?? first?.metadata.load ?? first?.loadOfFirstRun
    environment.other = facts.remaining(without: [
      "platform", "cpu_model_name", "cpu_count", "python_version", "python_implementation", "commit_id",
      "load_avg_1min", "name", "unit", "loops", "inner_loops",
    ])
    return environment
  }
}
