import BenchModel

/// The facts of other tools' files that tell machines and builds apart, and the versions of the tools that wrote them.
///
/// Everything else that such files say of where they were made, as dates and names of branches, differs by nature.
enum EnvironmentFacts {
  private struct Fact {
    let name: String
    let keys: [String]
    /// How far numbers may lie apart and be the same, as a share: a clock is measured anew each time.
    var closeness = 0.0
  }

  private static let facts = [
    Fact(name: "host", keys: ["host_name", "hostname"]),
    Fact(name: "clock in MHz", keys: ["mhz_per_cpu"], closeness: 0.05),
    Fact(name: "frequency scaling", keys: ["cpu_scaling_enabled"]),
    Fact(name: "address randomisation", keys: ["aslr_enabled", "aslr"]),
    Fact(name: "list of caches", keys: ["caches"]),
    Fact(name: "version of k6", keys: ["k6"]),
    Fact(name: "version of Google Benchmark", keys: ["library_version"]),
    Fact(name: "build type of Google Benchmark", keys: ["library_build_type"]),
    Fact(name: "version of pyperf", keys: ["perf_version"]),
    Fact(name: "version of pytest-benchmark", keys: ["pytest-benchmark"]),
    Fact(name: "version of JMH", keys: ["JMH"]),
    Fact(name: "version of Catch2", keys: ["Catch2"]),
    Fact(name: "version of BenchmarkDotNet", keys: ["BenchmarkDotNetVersion"]),
    Fact(name: "version of Swift Testing", keys: ["Swift Testing"]),
  ]

  /// In what two runs differ of these.
  static func differences(_ baseline: RunEnvironment, _ current: RunEnvironment) -> [EnvironmentDifference] {
    let (before, after) = (baseline.other ?? [:], current.other ?? [:])
    if before.isEmpty, after.isEmpty { return [] }
    return facts.compactMap { fact in
      let (one, other) = (text(fact.keys, in: before), text(fact.keys, in: after))
      if one.map(ByteKey.init) == other.map(ByteKey.init) || areClose(one, other, fact.closeness) { return nil }
      return EnvironmentDifference(field: fact.name, baseline: one, current: other)
    }
  }

  private static func text(_ keys: [String], in facts: [String: String]) -> String? {
    let found = keys.compactMap { facts[$0] }
    return found.isEmpty ? nil : found.joined(separator: " ")
  }

  private static func areClose(_ one: String?, _ other: String?, _ closeness: Double) -> Bool {
    guard let one = one.flatMap({ Double($0) }), let other = other.flatMap({ Double($0) }) else { return false }
    return abs(one - other) <= closeness * max(abs(one), abs(other))
  }
}
