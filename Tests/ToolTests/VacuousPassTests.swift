import BenchModel
import Testing

/// Ways to a gate that passes without having proven anything; every one of them has to end with another status than 0.
@Suite("bench-compare: vacuous passes")
struct VacuousPassTests {
  struct Mutation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let status: Int32
    var options = ""
    var policy: String?
    /// Changes the two sound runs that are in the directory.
    var spoil: @Sendable (ScratchDirectory) throws -> Void = { _ in }
  }

  private static let base = Runs.run("1")
  private static let new = Runs.run("2")

  private static let slower = Runs.run("2", ["a": 1200, "b": 50_000])

  private static func acknowledgement(_ bound: String, of benchmark: String = "group/a") -> String {
    #""acknowledgements": [{"benchmark": "\#(benchmark)", "metric": "time", "bound": "\#(bound)", "#
      + #""reason": "checks more", "expires": "2026-06-30"}]"#
  }

  private static func mutation(
    _ name: String, _ status: Int32, _ options: String = "", policy: String? = nil,
    base: BenchmarkRun? = nil, new: BenchmarkRun? = nil
  ) -> Mutation {
    Mutation(testDescription: name, status: status, options: options, policy: policy) { directory in
      if let base { try directory.put(base, at: "base.json") }
      if let new { try directory.put(new, at: "new.json") }
    }
  }

  /// The text of the current file with one part replaced.
  private static func edited(_ name: String, _ status: Int32, _ part: String, _ replacement: String) -> Mutation {
    Mutation(testDescription: name, status: status) { directory in
      let text = try directory.text("new.json")
      let place = try #require(text.firstRange(of: part), "the file does not hold \(part)")
      try directory.put(String(text[..<place.lowerBound]) + replacement + text[place.upperBound...], at: "new.json")
    }
  }

  private static func run(
    _ id: String = "2", session: BenchmarkRun.SessionMembership? = nil,
    completeness: BenchmarkRun.Completeness = .complete, environment: RunEnvironment = Runs.environment,
    metric: Metric = .time, results: [BenchmarkResult]? = nil
  ) -> BenchmarkRun {
    BenchmarkRun(
      id: id, session: session, suite: "suite", completeness: completeness, environment: environment,
      metrics: [metric], results: results ?? Runs.run(id).results)
  }

  private static func results(_ samples: [Sample]) -> [BenchmarkResult] {
    ["a", "b"].map { BenchmarkResult(id: Runs.id($0), samples: samples) }
  }

  private static func constant(_ value: Double) -> [BenchmarkResult] {
    results([sample(of: .time, [[value], [value], [value]])])
  }

  /// The current run with its one metric under another name, as after a change of the suite's harness.
  private static var renamed: BenchmarkRun {
    let other = Metric(name: "times", unit: .nanoseconds)
    return run(metric: other, results: results([sample(of: other)]))
  }

  private static var withTwoMetrics: BenchmarkRun {
    let results = base.results.map { $0.with(samples: $0.samples + [sample(of: .peakMemory)]) }
    return BenchmarkRun(
      id: "1", suite: "suite", environment: Runs.environment, metrics: [.time, .peakMemory], results: results)
  }

  private static func sample(of metric: Metric, _ values: [[Double]] = [[1000], [1001], [1002]]) -> Sample {
    Sample(
      metric: metric.name, process: [0, 1, 2], round: [0, 1, 2], order: [0, 1, 2], iterations: [1, 1, 1],
      values: values)
  }

  private static func unmeasured(_ status: BenchmarkResult.Status) -> [BenchmarkResult] {
    ["a", "b"].map {
      BenchmarkResult(id: Runs.id($0), status: status, failure: Failure(kind: .reported, reason: "on purpose"))
    }
  }

  private static func environment(_ change: (inout RunEnvironment) -> Void) -> RunEnvironment {
    var environment = Runs.environment
    change(&environment)
    return environment
  }

  private static let session = (
    base: BenchmarkRun.SessionMembership(id: "s", side: .baseline),
    new: BenchmarkRun.SessionMembership(id: "s", side: .current)
  )

  private static func objective(_ pattern: String, _ requirement: String) -> String {
    #""objectives": [{"name": "limit", "benchmark": "\#(pattern)", "metric": "time", "statistic": "mean", "#
      + #""require": "\#(requirement)"}]"#
  }

  /// Nothing to compare, or not what was meant to be compared.
  private static let runs = [
    mutation("no benchmark in the current run", 65, new: run(results: [])),
    mutation("no benchmark in either run", 65, base: run("1", results: []), new: run(results: [])),
    mutation("no benchmark in the baseline", 65, base: run("1", results: [])),
    mutation("no benchmark in common", 4, new: Runs.run("2", ["c": 1000])),
    mutation(
      "no benchmark in common, and removal allowed", 4, policy: #""removed": "warn""#, new: Runs.run("2", ["c": 1000])),
    mutation("one benchmark removed", 4, new: Runs.run("2", ["a": 1000])),
    mutation("every benchmark failed", 4, new: run(results: unmeasured(.failed))),
    mutation(
      "every benchmark failed, and failure allowed", 4, policy: #""failed": "warn""#,
      new: run(results: unmeasured(.failed))),
    mutation("every benchmark timed out", 4, new: run(results: unmeasured(.timedOut))),
    mutation("every benchmark skipped", 4, new: run(results: unmeasured(.skipped))),
    mutation(
      "every benchmark skipped on both sides", 4, base: run("1", results: unmeasured(.skipped)),
      new: run(results: unmeasured(.skipped))),
    mutation("a zero baseline", 4, base: run("1", results: constant(0))),
    mutation("a zero current run", 4, new: run(results: constant(0))),
    mutation("another unit", 4, new: run(metric: Metric(name: "time", unit: .bytes))),
    mutation(
      "another direction", 4, new: run(metric: Metric(name: "time", unit: .nanoseconds, direction: .larger))),
    mutation("no samples at all", 65, new: run(results: results([]))),
    mutation("the metric renamed", 4, new: renamed),
    mutation("a metric dropped and another kept", 4, base: withTwoMetrics, new: new),
    mutation(
      "figures without a figure", 65, new: run(results: results([Sample(metric: "time", published: Summary())]))),
    mutation(
      "the sides of a session swapped", 4, base: run("1", session: session.new), new: run("2", session: session.base)),
    mutation(
      "one side of a session twice", 4, base: run("1", session: session.new), new: run("2", session: session.new)),
    mutation("the same run under one identifier", 4, new: base),
    mutation("the same times under another identifier", 4, new: run("2", results: base.results)),
    mutation("a debug build", 4, new: run(environment: environment { $0.optimised = false })),
    mutation("a current run stopped early", 4, new: run(completeness: .partial)),
    mutation("a baseline stopped early", 4, base: run("1", completeness: .partial)),
    mutation(
      "another machine under a strict policy", 4, policy: #""environment": "fail""#,
      new: run(environment: environment { $0.processor = "other" })),
    mutation(
      "nothing but inconclusive rows", 3, base: Runs.run("1", spread: 0.3, launches: 3),
      new: Runs.run("2", spread: 0.3, launches: 3)),
    mutation(
      "proof demanded and not given", 3, policy: #""inconclusive": "fail""#,
      new: Runs.run("2", ["a": 1000, "b": 50_000], spread: 0.08)),
    mutation(
      "a single figure a side", 3,
      base: run("1", results: results([Sample(metric: "time", published: Summary(mean: 9))])),
      new: run("2", results: results([Sample(metric: "time", published: Summary(mean: 9))]))),
    mutation(
      "everything 30 % slower, by whatever cause", 3, base: Runs.run("1", ["a": 1e3, "b": 2e4, "c": 3e5]),
      new: Runs.run("2", ["a": 1.3e3, "b": 2.6e4, "c": 3.9e5])),
    Mutation(testDescription: "the same file twice", status: 4) { directory in
      try directory.put(directory.bytes("base.json"), at: "new.json")
    },
  ]

  /// Files that are not what they seem.
  private static let files = [
    edited("not a number", 65, #""values": ["#, #""values": [NaN, "#),
    edited("a negative count of iterations", 65, #""iterations": [100"#, #""iterations": [-100"#),
    edited("a benchmark twice", 65, #""name": "b""#, #""name": "a""#),
    edited("a later version", 65, #""version": 1"#, #""version": 2"#),
    edited("a document of another kind", 65, #""name": "bench-run""#, #""name": "bench-comparison""#),
    Mutation(testDescription: "an empty file", status: 65) { try $0.put("", at: "new.json") },
    Mutation(testDescription: "an empty object", status: 65) { try $0.put("{}", at: "new.json") },
    Mutation(testDescription: "a file cut short", status: 65) { directory in
      let bytes = try directory.bytes("new.json")
      try directory.put(Array(bytes.prefix(bytes.count * 3 / 4)), at: "new.json")
    },
  ]

  /// Policies and options that could not catch anything.
  private static let policies = [
    mutation("a policy that is not there", 66, "--policy none.json"),
    mutation("a pattern that matches nothing", 78, policy: #""tolerances": [{"benchmark": "z*", "tolerance": "5%"}]"#),
    mutation("a metric that nobody measures", 78, "-t tme=5%"),
    mutation("an unknown key", 78, policy: #""tolerance": "5%""#),
    mutation("a tolerance of 200 %", 78, "-t 200%"),
    mutation("a floor of a second for everything", 4, "-t 1s"),
    mutation(
      "rules that contradict each other", 78,
      policy: #""tolerances": [{"metric": "time", "tolerance": "5%"}, {"metric": "time", "tolerance": "6%"}]"#),
    mutation("a certain false gate", 78, policy: #""falseGates": "100%""#),
    mutation("a gate that may never be false", 78, policy: #""falseGates": "0%""#),
    mutation("an objective on a benchmark that does not exist", 4, policy: objective("z*", "< 1s")),
    mutation("an objective in another unit", 78, policy: objective("group/*", "< 1KB")),
    mutation("an objective that is missed", 1, policy: objective("group/*", "< 10ns")),
    mutation("a rule that lets nothing fail", 78, policy: #""gating": [{"gate": false}]"#),
    mutation(
      "a pattern that makes all of it a warning", 78, policy: #""gating": [{"benchmark": "*", "severity": "warn"}]"#),
    mutation("an expired acknowledgement", 1, "--date 2026-07-01", policy: acknowledgement("30%"), new: slower),
    mutation(
      "an acknowledgement, and nobody says which day it is", 1, policy: acknowledgement("30%"),
      base: Runs.run("1", startedAt: nil), new: Runs.run("2", ["a": 1200, "b": 50_000], startedAt: nil)),
    mutation("a regression beyond its bound", 1, "--date 2026-06-30", policy: acknowledgement("10%"), new: slower),
    mutation("an acknowledged pattern", 78, "--date 2026-06-30", policy: acknowledgement("30%", of: "*"), new: slower),
    mutation("a page that cannot be written", 73, "-o none/at/all.txt/"),
  ]

  @Test("No way to prove nothing ends with status 0", arguments: runs + files + policies)
  func failsClosed(mutation: Mutation) throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.base, Self.new)
    try mutation.spoil(directory)
    if let policy = mutation.policy {
      try directory.put(#"{"schema": {"name": "bench-policy", "version": 1}, \#(policy)}"#, at: "baselines/policy.json")
    }
    let ended = try directory.shell("bench-compare \(mutation.options) base.json new.json")
    #expect(ended.status == mutation.status && ended.status != 0, "\(ended.errors)\(ended.output)")
    #expect(!ended.output.contains("PASS") && ended.errors.hasPrefix("bench-compare: "))
  }

  @Test("The two runs that the cases are made from do pass")
  func control() throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.base, Self.new)
    #expect(try directory.run("bench-compare", "base.json", "new.json").status == 0)
  }

  @Test("A whole suite 30 % slower: status 1 in a session, and between two files 3, for it may be the machine")
  func allSlower() throws {
    let directory = try ScratchDirectory()
    let (before, after) = (["a": 1e3, "b": 2e4, "c": 3e5], ["a": 1.3e3, "b": 2.6e4, "c": 3.9e5])
    try directory.put(Runs.run("1", before), Runs.run("2", after))
    let files = try directory.run("bench-compare", "base.json", "new.json")
    #expect(files.status == 3)
    let first = try #require(files.output.split(separator: "\n").first)
    #expect(first.hasPrefix("UNDECIDED: common shift of +") && first.contains("cause unknown"))
    try directory.put(
      Self.run("1", session: Self.session.base, results: Runs.run("1", before).results),
      Self.run("2", session: Self.session.new, results: Runs.run("2", after).results))
    let session = try directory.run("bench-compare", "base.json", "new.json")
    #expect(session.status == 1 && session.output.hasPrefix("REGRESSION: ") && !session.output.contains("unknown"))
  }
}
