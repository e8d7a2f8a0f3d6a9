import BenchModel
import Testing

/// A way to a gate that passes without having proven anything.
struct VacuousPass: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What every form of the answer has to end with; never 0.
  let status: Int32
  var options = ""
  var policy: String?
  /// The call, where it is not the comparison of `base.json` with `new.json`.
  var call: String?
  /// Changes the two sound runs that are in the directory.
  var spoil: @Sendable (ScratchDirectory) throws -> Void = { _ in }

  /// The line of shell.
  var line: String { call ?? "bench-compare \(options) base.json new.json" }
  /// Whether the call may have outputs of JSON and JUnit.
  var hasPages: Bool {
    call?.contains("--history") != true && call?.contains(" -o ") != true && tool == "bench-compare"
  }
  /// The tool that has to refuse.
  var tool: String { line.contains("bench-run") ? "bench-run" : "bench-compare" }
  /// Whether a comparison was made, which every form of output then tells of.
  var isVerdict: Bool { [1, 3, 4].contains(status) }

  static func way(
    _ name: String, _ status: Int32, _ options: String = "", policy: String? = nil,
    base: BenchmarkRun? = nil, new: BenchmarkRun? = nil
  ) -> VacuousPass {
    VacuousPass(testDescription: name, status: status, options: options, policy: policy) { directory in
      if let base { try directory.put(base, at: "base.json") }
      if let new { try directory.put(new, at: "new.json") }
    }
  }

  /// Both files of the same text, or texts of another tool.
  static func texts(
    _ name: String, _ status: Int32, _ base: String, _ new: String, options: String = ""
  ) -> VacuousPass {
    VacuousPass(testDescription: name, status: status, options: options) { directory in
      try directory.put(base, at: "base.json")
      try directory.put(new, at: "new.json")
    }
  }

  /// A folder of eight files a side in the place of a file, each of which tells of another time around 100 ns.
  static func folders(
    _ name: String, _ status: Int32, _ base: @escaping @Sendable (Double) -> String,
    _ new: @escaping @Sendable (Double) -> String
  ) -> VacuousPass {
    VacuousPass(testDescription: name, status: status, call: "bench-compare o n") { directory in
      for file in 0..<8 {
        try directory.put(base(100 + 0.01 * Double(file)), at: "o/\(file).txt")
        try directory.put(new(100.005 + 0.01 * Double(file)), at: "n/\(file).txt")
      }
    }
  }

  /// A line of shell of its own, with the files that it needs.
  static func call(
    _ name: String, _ status: Int32, _ line: String, _ files: [String: String] = [:]
  ) -> VacuousPass {
    VacuousPass(testDescription: name, status: status, call: line) { directory in
      for (path, text) in files { try directory.put(text, at: path) }
    }
  }

  /// A change of the directory by a line of shell, which itself has to succeed.
  static func prepared(_ name: String, _ status: Int32, _ line: String, _ options: String = "") -> VacuousPass {
    VacuousPass(testDescription: name, status: status, options: options) { directory in
      let ended = try directory.shell(line)
      try #require(ended.status == 0, "\(ended.errors)")
    }
  }

  /// The text of the current file with one part replaced.
  static func edited(_ name: String, _ status: Int32, _ part: String, _ replacement: String) -> VacuousPass {
    VacuousPass(testDescription: name, status: status) { directory in
      let text = try directory.text("new.json")
      let place = try #require(text.firstRange(of: part), "the file does not hold \(part)")
      try directory.put(String(text[..<place.lowerBound]) + replacement + text[place.upperBound...], at: "new.json")
    }
  }

  static let base = Runs.run("1")
  static let new = Runs.run("2")
  static let slower = Runs.run("2", ["a": 1200, "b": 50_000])

  static let session = (
    base: BenchmarkRun.SessionMembership(id: "s", side: .baseline),
    new: BenchmarkRun.SessionMembership(id: "s", side: .current)
  )

  static func acknowledgement(_ bound: String, of benchmark: String = "group/a", until day: String = "2026-06-30")
    -> String
  {
    #""acknowledgements": [{"benchmark": "\#(benchmark)", "metric": "time", "bound": "\#(bound)", "#
      + #""reason": "checks more", "expires": "\#(day)"}]"#
  }

  static func objective(_ pattern: String, _ requirement: String, _ statistic: String = "mean") -> String {
    #""objectives": [{"name": "limit", "benchmark": "\#(pattern)", "metric": "time", "statistic": "\#(statistic)", "#
      + #""require": "\#(requirement)"}]"#
  }

  static func run(
    _ id: String = "2", session: BenchmarkRun.SessionMembership? = nil,
    completeness: BenchmarkRun.Completeness = .complete, environment: RunEnvironment = Runs.environment,
    metric: Metric = .time, results: [BenchmarkResult]? = nil
  ) -> BenchmarkRun {
    BenchmarkRun(
      id: id, session: session, suite: "suite", completeness: completeness, environment: environment,
      metrics: [metric], results: results ?? Runs.run(id).results)
  }

  static func results(_ samples: [Sample]) -> [BenchmarkResult] {
    ["a", "b"].map { BenchmarkResult(id: Runs.id($0), samples: samples) }
  }

  static func constant(_ value: Double) -> [BenchmarkResult] {
    results([sample(of: .time, [[value], [value], [value]])])
  }

  /// Three launches of one value each of another metric alone.
  static func only(_ metric: Metric, _ id: String, times factor: Double = 1) -> BenchmarkRun {
    let offset = id == "1" ? 0 : 0.5
    let launches = (0..<6).map { [(1000 + offset + Double($0 % 3)) * factor] }
    return run(id, metric: metric, results: results([sample(of: metric, launches)]))
  }

  /// A run of so many benchmarks whose times are what a function says.
  static func many(
    _ id: String, _ count: Int, spread: Double = 0.005, launches: Int = 10, _ time: (Int) -> Double
  ) -> BenchmarkRun {
    let times = Dictionary(uniqueKeysWithValues: (0..<count).map { ("b\($0)", time($0)) })
    return Runs.run(id, times, spread: spread, launches: launches)
  }

  /// So many benchmarks of many launches beside those of a single figure, of which nothing can be said.
  static func mixed(_ id: String, precise: Int, loose: Int) -> BenchmarkRun {
    let figures = (0..<loose).map {
      BenchmarkResult(id: Runs.id("loose \($0)"), samples: [Sample(metric: "time", published: Summary(mean: 1000))])
    }
    let times = Dictionary(uniqueKeysWithValues: (0..<precise).map { ("precise \($0)", 1000.0) })
    return Runs.run(id, times, more: figures)
  }

  /// Times that prove nothing, beside a second metric of the same value in every launch.
  static func open(_ id: String, with metric: Metric, _ value: Double, launches: Int = 3) -> BenchmarkRun {
    let time = Runs.run(id, spread: 0.4, launches: launches)
    let results = time.results.map {
      $0.with(samples: $0.samples + [sample(of: metric, Array(repeating: [value], count: launches))])
    }
    return BenchmarkRun(
      id: id, suite: "suite", environment: Runs.environment, metrics: [.time, metric], results: results)
  }

  /// Latencies of launches of so many single calls, as percentiles need them.
  static func latencies(_ id: String, launches: Int = 6, calls: Int = 200, iterations: Int = 1) -> BenchmarkRun {
    let offset = id == "1" ? 1000 : 1000.25
    let values = (0..<launches).map { launch in
      (0..<calls).map { call -> Double in offset + Double(launch + call * 37 % 101) }
    }
    let sample = sample(of: .latency, values, iterations: iterations)
    return run(id, metric: .latency, results: results([sample]))
  }

  /// The current run with its one metric under another name, as after a change of the suite's harness.
  static var renamed: BenchmarkRun {
    let other = Metric(name: "times", unit: .nanoseconds)
    return run(metric: other, results: results([sample(of: other)]))
  }

  static func withTwoMetrics(_ id: String = "1", _ second: Metric = .peakMemory) -> BenchmarkRun {
    let results = Runs.run(id).results.map { $0.with(samples: $0.samples + [sample(of: second)]) }
    return BenchmarkRun(
      id: id, suite: "suite", environment: Runs.environment, metrics: [.time, second], results: results)
  }

  static func sample(
    of metric: Metric, _ values: [[Double]] = [[1000], [1001], [1002]], iterations: Int = 1
  ) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: metric.name, process: places, round: places, order: places,
      iterations: places.map { _ in iterations }, values: values)
  }

  static func unmeasured(_ status: BenchmarkResult.Status) -> [BenchmarkResult] {
    ["a", "b"].map {
      BenchmarkResult(id: Runs.id($0), status: status, failure: Failure(kind: .reported, reason: "on purpose"))
    }
  }

  static func published(_ id: String, _ summary: Summary) -> BenchmarkRun {
    run(id, results: results([Sample(metric: "time", published: summary)]))
  }

  static func environment(_ change: (inout RunEnvironment) -> Void) -> RunEnvironment {
    var environment = Runs.environment
    change(&environment)
    return environment
  }
}
