extension FieldCase {
  /// Situations of documents.
  static let documents: [FieldCase] = [
    FieldCase(
      "13 one negative processor time among many rows", 1, says: ["BM_Insert", "regressed"],
      google(repeated("BM_Insert", 100) + repeated("BM_Push", 50)),
      google(repeated("BM_Insert", 9000) + repeated("BM_Push", 50), more: negative)),
    FieldCase(
      "14 a loop that was optimised away on both sides", 3, says: ["zero on both sides"], silent: ["INCOMPLETE"],
      google(repeated("BM_Noop", 0) + repeated("BM_Work", 100)),
      google(repeated("BM_Noop", 0) + repeated("BM_Work", 100.1))),
    FieldCase(
      "14 and is there on one side", 4, says: ["a time is never zero"],
      google(repeated("BM_Noop", 0) + repeated("BM_Work", 100)),
      google(repeated("BM_Noop", 57) + repeated("BM_Work", 100.1))),
    FieldCase(
      "15 a warning before the document", 1, says: ["BM_Work"],
      "***WARNING*** CPU scaling is enabled\n" + google(repeated("BM_Work", 100)), google(repeated("BM_Work", 9000))),
    FieldCase(
      "41 two documents one behind the other", 1, says: ["BM_Sort"],
      google(repeated("BM_Sort", 100)) + "\n" + google(repeated("BM_Sort", 101)),
      google(repeated("BM_Sort", 9000)) + "\n" + google(repeated("BM_Sort", 9030))),
    FieldCase(
      "53 aggregates of a library that does not call them so", 3, says: ["BM_Set"], silent: ["_stddev", "_mean"],
      google(old(100, deviation: 0.5), member: " "), google(old(100.4, deviation: 2), member: " ")),
    FieldCase(
      "32 times of a command that are below the clock's step", 3, says: ["below a step of the clock"],
      silent: ["INCOMPLETE"],
      hyperfine(["true": Array(repeating: 0, count: 10), "sort": slow(0.3)]),
      hyperfine(["true": [0, 0, 0.0001, 0, 0, 0, 0, 0.0002, 0, 0], "sort": slow(0.301)])),
    FieldCase(
      "34 any summary of k6", 3,
      says: ["load, which informs and gates nothing", "The threshold p(95)<500 was crossed"],
      silent: ["INCOMPLETE"], k6(190, failed: 0, crossed: false), k6(195, failed: 0, crossed: true)),
    FieldCase(
      "34 its requests fail", 1, says: ["http_req_failed", "from 0 to 0.9000", "most requests failed"],
      silent: ["improved"], k6(190, failed: 0, crossed: false), k6(19, failed: 0.9, crossed: false)),
    FieldCase(
      "24 a tool that says that larger is better", 1, says: ["Free heap", "+75.0%"], silent: ["improved"],
      dataJS(512), dataJS(128)),
    FieldCase(
      "46 an allocation where there was none", 1, says: ["from 0"], julia(allocations: 0), julia(allocations: 12)),
    FieldCase(
      "46 the last allocation is gone", 3, says: ["improved"], silent: ["REGRESSION", "INCOMPLETE"],
      julia(allocations: 12), julia(allocations: 0)),
    FieldCase(
      "67 measures of which one tool knows the direction", 1,
      says: ["heap-allocations", "from 0", "instructions"],
      #"{"parse": {"latency": {"value": 1000.0}, "instructions": {"value": 52000}, "heap-allocations": {"value": 0}}}"#,
      #"{"parse": {"latency": {"value": 1005.0}, "instructions": {"value": 152000}, "heap-allocations": {"value": 12}}}"#
    ),
    FieldCase(
      "20 another version of a benchmark", 4, says: ["removed"], silent: ["regressed, worst"],
      asv(1, version: "9f86d081"), asv(3, version: "60303ae2")),
    FieldCase(
      "18 one of two jobs is gone, and the other is what it was", 4, says: ["1 benchmark removed", "Runtime=.NET 8.0"],
      jobs([("QLSWVN", "8.0"), ("TRBBAO", "9.0")]), jobs([("ABCDEF", "9.0")])),
    FieldCase(
      "56 one name twice with other figures", 4, says: ["failed", "startup"],
      pyperf([("startup", 0.01), ("other", 0.02)]),
      pyperf([("startup", 0.01), ("startup", 0.05), ("other", 0.02)])),
    FieldCase(
      "56 a warning before pyperf's document", 3, says: ["startup"],
      "WARNING: the benchmark result may be unstable\n" + pyperf([("startup", 0.01)]), pyperf([("startup", 0.0101)])),
    FieldCase(
      "35 two benches without a name", 3, says: ["All of group bool.bench.ts > named", "sum ", "anonymous (id=1_0_1)"],
      vitest(0.004), vitest(0.0041)
    ),
  ]

  private static let negative =
    #"{"name": "BM_Push", "run_name": "BM_Push", "run_type": "iteration", "iterations": 1000, "real_time": 50, "#
    + #""cpu_time": -56, "time_unit": "ns"}"#

  private static func old(_ time: Double, deviation: Double) -> [(String, Double)] {
    repeated("BM_Set/10", time, 3) + [
      ("BM_Set/10_mean", time), ("BM_Set/10_median", time), ("BM_Set/10_stddev", deviation),
    ]
  }

  private static func slow(_ seconds: Double) -> [Double] { (0..<10).map { seconds * (1 + 0.001 * Double($0 % 5)) } }

  private static func hyperfine(_ commands: [String: [Double]]) -> String {
    let entries = commands.sorted { $0.key < $1.key }.map { command, times in
      #"{"command": "\#(command)", "mean": \#(times.reduce(0, +) / Double(times.count)), "times": \#(times)}"#
    }
    return #"{"results": [\#(entries.joined(separator: ", "))]}"#
  }

  private static func k6(_ duration: Double, failed: Double, crossed: Bool) -> String {
    """
    {"root_group": {}, "metrics": {
      "data_received": {"count": 1000, "rate": 10}, "vus": {"value": 20, "min": 20, "max": 20},
      "http_reqs": {"count": 5000, "rate": 50},
      "http_req_failed": {"passes": \(Int(failed * 5000)), "fails": \(5000 - Int(failed * 5000)), "value": \(failed)},
      "http_req_duration": {"avg": \(duration), "med": \(duration), "p(90)": \(duration * 1.5), "p(95)": \(duration * 2),
        "min": 1, "max": \(duration * 9), "thresholds": {"p(95)<500": \(crossed)}}}}
    """
  }

  private static func dataJS(_ heap: Int) -> String {
    """
    window.BENCHMARK_DATA = {"lastUpdate": 1, "repoUrl": "", "entries": {"Memory": [{"commit": {"id": "1"}, "date": 1,
      "tool": "customBiggerIsBetter", "benches": [{"name": "Free heap", "value": \(heap), "unit": "MB"}]}]}}
    """
  }

  private static func julia(allocations: Int) -> String {
    let times = (0..<20).map { 230 * (1 + 0.002 * Double($0 % 5)) + 0.01 * Double(allocations) }
    return
      #"[{"Julia": "1.10.2", "BenchmarkTools": {"major": 1}}, [["BenchmarkGroup", {"data": {"step": ["Trial", {"allocs": \#(allocations), "#
      + #""gctimes": \#(times.map { _ in 0.0 }), "memory": \#(allocations * 128), "params": ["Parameters", {"samples": 20, "#
      + #""evals": 10}], "times": \#(times)}]}, "tags": []}]]]"#
  }

  private static func asv(_ seconds: Double, version: String) -> String {
    #"{"commit_hash": "1", "env_name": "py", "date": 1, "params": {"machine": "m"}, "python": "3.11", "#
      + #""result_columns": ["result", "params", "version"], "#
      + #""results": {"bench.Suite.time_load": [[\#(seconds)], [], "\#(version)"]}, "durations": {}, "version": 2}"#
  }

  private static func jobs(_ jobs: [(drawn: String, runtime: String)]) -> String {
    let entries = jobs.map { job in
      let values = (0..<10).map { 100 * (1 + 0.002 * Double($0 % 5)) }
      return #"{"DisplayInfo": "Web.Start: Job-\#(job.drawn)(Runtime=.NET \#(job.runtime))", "Namespace": "N", "#
        + #""Type": "Web", "Method": "Start", "Parameters": "", "Statistics": {"OriginalValues": \#(values), "N": 10, "#
        + #""Mean": 100.4, "StandardDeviation": 0.3}}"#
    }
    return #"{"Title": "t", "HostEnvironmentInfo": {}, "Benchmarks": [\#(entries.joined(separator: ", "))]}"#
  }

  private static func pyperf(_ benchmarks: [(String, Double)]) -> String {
    let entries = benchmarks.map { name, seconds in
      let runs = (0..<5).map { #"{"metadata": {"loops": 4}, "values": \#(slow(seconds * (1 + 0.001 * Double($0))))}"# }
      return #"{"metadata": {"name": "\#(name)"}, "runs": [\#(runs.joined(separator: ", "))]}"#
    }
    return #"{"benchmarks": [\#(entries.joined(separator: ", "))], "metadata": {}, "version": "1.0"}"#
  }

  private static func vitest(_ sum: Double) -> String {
    func bench(_ id: Int, _ name: String, _ mean: Double) -> String {
      #"{"id": "1_0_\#(id)", "name": "\#(name)", "rank": 1, "rme": 0.5, "totalTime": 500, "min": \#(mean * 0.9), "#
        + #""max": \#(mean * 2), "hz": \#(1000 / mean), "period": \#(mean), "mean": \#(mean), "variance": 1e-9, "sd": 0.0002, "#
        + #""sem": 1e-7, "df": 999, "critical": 1.96, "moe": 1e-7, "p75": \#(mean), "p99": \#(mean), "p995": \#(mean), "#
        + #""p999": \#(mean), "sampleCount": 1000, "samples": [], "median": \#(mean)}"#
    }
    return #"{"files": [{"filepath": "bool.bench.ts", "groups": [{"fullName": "bool.bench.ts > named", "benchmarks": ["#
      + "\(bench(0, "anonymous", 0.003)), \(bench(1, "anonymous", 0.005)), \(bench(2, "sum", sum))]}]}]}"
  }
}
