import BenchModel
import Testing

@testable import BenchFormats

@Suite("criterion")
struct CriterionTests {
  private static let identity = #"{"group_id": "sort", "function_id": "merge", "value_str": "10", "throughput": null}"#
  private static let sample = #"{"sampling_mode": "Linear", "iters": [10, 20], "times": [100, 210]}"#

  private func read(_ files: [(path: String, text: String)]) throws(FormatError) -> BenchmarkRun {
    let files = files.map { FolderFile(path: $0.path, bytes: Array($0.text.utf8)) }
    guard let run = try readFolder("criterion", files) else {
      throw FormatError(source: "criterion", problem: "the folder is not recognised")
    }
    return run
  }

  @Test("A sample is times over iterations, of one process; group, function and value are the identity")
  func folder() throws {
    let run = try read([
      ("sort/merge/10/new/benchmark.json", Self.identity), ("sort/merge/10/new/sample.json", Self.sample),
      ("fib/new/benchmark.json", #"{"group_id": "fib", "function_id": null, "value_str": null}"#),
      ("fib/new/sample.json", "[[2, 4], [10, 22]]"),
    ])
    #expect(outline(run) == ["sort/merge (value=10): time 2", "fib: time 2"])
    #expect(run.results.map { $0.samples[0].values } == [[[10, 10.5]], [[5, 5.5]]])
    #expect(run.results[0].samples[0].iterations == [20])
  }

  @Test("Only the named baseline is wanted, whole or not; reports and changes are not")
  func wanted() {
    let paths = [
      "a/new/benchmark.json", "a/new/sample.json", "a/new/estimates.json", "a/change/estimates.json",
      "a/report/index.html", "a/main/benchmark.json", "a/main/sample.json", "b/new/benchmark.json",
    ]
    #expect(
      CriterionFolder.wanted(among: paths, baseline: "new")
        == ["a/new/benchmark.json", "a/new/sample.json", "b/new/benchmark.json"])
    #expect(CriterionFolder.wanted(among: paths, baseline: "main").count == 2)
    #expect(CriterionFolder.wanted(among: paths, baseline: "base").isEmpty)
    func isLikely(_ paths: [String]) -> Bool { CriterionFolder.isLikely(paths) { _ in nil } }
    #expect(isLikely(paths) && !isLikely(["benchmark.json", "sample.json", "x.json"]))
  }

  @Test(
    "Damaged files are refused by name",
    arguments: [
      (#"{"iters": [1]}"#, #"criterion/a/new/sample.json:1:1: key "times" is missing"#),
      ("", "criterion/a/new/sample.json:1:1: the document is empty"),
    ])
  func damaged(sample: String, message: String) {
    #expect {
      try read([("a/new/benchmark.json", #"{"group_id": "a"}"#), ("a/new/sample.json", sample)])
    } throws: { "\($0)".hasPrefix(message) }
  }

  @Test(
    "A benchmark without samples that can be used is a failed one",
    arguments: [
      (#"{"iters": [1], "times": [1, 2]}"#, "its sample.json has not as many times as counts of iterations"),
      (#"{"iters": [0], "times": [1]}"#, "its sample.json has not as many times as counts of iterations"),
      (#"{"iters": [1], "times": [-1]}"#, "Its values of time are left out: a time is negative."),
      ("", "a/new/ has no sample.json: its measurement did not end"),
    ])
  func spoilt(sample: String, reason: String) throws {
    let good = #"{"iters": [1], "times": [1]}"#
    let run = try read(
      [("a/new/benchmark.json", #"{"group_id": "a"}"#)] + (sample.isEmpty ? [] : [("a/new/sample.json", sample)])
        + [("b/new/benchmark.json", #"{"group_id": "b"}"#), ("b/new/sample.json", good)])
    #expect(
      Set(outline(run).map { String($0.prefix(60)) }) == [String("a: failed, \(reason)".prefix(60)), "b: time 1"])
  }

  @Test("Of cargo-criterion's messages the complete benchmarks are read, in base units")
  func messages() throws {
    let run = try readFixture("cargo-criterion/messages.jsonl")
    #expect(outline(run) == ["sort/10: time 3", "count: instructions 2"])
    #expect(run.results[0].samples[0].values == [[10, 10.5, 10]] && run.results[0].samples[0].iterations == [30])
    #expect(run.metric(named: "instructions")?.direction == .unknown)
    let group = #"{"reason": "group-complete", "group_name": "a"}"#
    #expect(refusal(of: Array(group.utf8))?.contains("no complete benchmark among them") == true)
    let torn =
      #"{"reason": "x"}"# + "\n" + #"{"reason": "benchmark-complete", "id": "a", "iteration_count": []}"# + "\n"
    let failed = try RunReader.read(Array(torn.utf8), source: "x", identity: "").run
    #expect(
      outline(failed)
        == ["a: failed, line 2 cannot be read: a benchmark needs as many measured values as iteration counts"])
    #expect(
      refusal(of: Array(#"{"reason": "benchmark-complete", "iteration_count": []}"#.utf8))?
        .hasPrefix("x.json:1:1: the benchmark has no id") == true)
  }
}
