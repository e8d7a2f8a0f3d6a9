import BenchModel
import Testing

@testable import BenchFormats

@Suite("What a run has to fulfil")
struct RunValidationTests {
  private static let time = #"{"direction": "smaller", "name": "time", "nature": "noisy", "unit": "ns"}"#
  private static let sample = """
    {"metric": "time", "process": [0], "round": [0], "order": [0], "iterations": [1], "values": [[5]]}
    """

  private static func run(metrics: String = time, results: String) -> String {
    """
    {"schema": {"name": "bench-run", "version": 1}, "id": "1", "suite": "s", "completeness": "complete",
     "environment": {}, "metrics": [\(metrics)], "results": [\(results)]}
    """
  }

  private static func result(
    _ samples: String = sample, id: String = #"{"group": "g", "name": "n"}"#, status: String = "measured",
    more: String = ""
  ) -> String {
    #"{"id": \#(id), "status": "\#(status)", "samples": [\#(samples)]\#(more)}"#
  }

  private static func changed(_ old: String, _ new: String) -> String {
    let text = sample.replacing(old, with: new)
    return run(results: result(text == sample ? "" : text))
  }

  private static func published(_ figures: String) -> String {
    changed(#""values": [[5]]"#, #""values": [], "published": {\#(figures)}"#)
      .replacing("[0]", with: "[]").replacing("[1]", with: "[]")
  }

  /// The smallest sound run.
  static var smallest: String { run(results: result()) }

  @Test("The smallest sound run is read")
  func sound() throws {
    let run = try read(Self.smallest)
    #expect(run.results.map(\.id.description) == ["g/n"])
  }

  @Test(
    "Every fault is refused with the benchmark that has it and what it is",
    arguments: [
      (run(results: ""), "the file holds no benchmark"),
      (run(metrics: "\(time), \(time)", results: result()), "metric 'time' is defined twice"),
      (
        run(results: "\(result()), \(result())"),
        "benchmark 'g/n' occurs twice; every benchmark of a run is unique"
      ),
      (
        run(
          results: result(id: #"{"group": "", "name": "n", "parameters": []}"#) + ", "
            + result(id: #"{"group": "", "name": "n"}"#)),
        "benchmark 'n' occurs twice; every benchmark of a run is unique"
      ),
      (run(results: result("")), "benchmark 'g/n' is said to be measured and has no samples"),
      (run(results: result("", status: "failed")), "benchmark 'g/n' is failed and no failure says why"),
      (run(results: result("", status: "timed out")), "benchmark 'g/n' is timed out and no failure says why"),
      (run(results: result("", status: "skipped")), "benchmark 'g/n' is skipped and no failure says why"),
      (
        run(metrics: "", results: result()),
        "benchmark 'g/n' has a sample of metric 'time', which the run does not define"
      ),
      (run(results: result("\(sample), \(sample)")), "benchmark 'g/n' has two samples of metric 'time'"),
      (
        changed(#""process": [0]"#, #""process": []"#),
        "benchmark 'g/n', metric 'time': the columns of the sample differ in length"
      ),
      (changed(#""round": [0]"#, #""round": [0, 1]"#), "the columns of the sample differ in length"),
      (changed(#""order": [0]"#, #""order": []"#), "the columns of the sample differ in length"),
      (changed(#""iterations": [1]"#, #""iterations": [1, 1]"#), "the columns of the sample differ in length"),
      (changed("[[5]]", "[[5], [6]]"), "the columns of the sample differ in length"),
      (changed("[[5]]", #"[[5]], "warmup": []"#), "the columns of the sample differ in length"),
      (changed("[[5]]", "[[]]"), "benchmark 'g/n', metric 'time': the sample holds no measurement"),
      (
        changed("[0]", "[]").replacing("[1]", with: "[]").replacing("[[5]]", with: "[]"),
        "benchmark 'g/n', metric 'time': the sample holds no measurement"
      ),
      (
        changed(#""iterations": [1]"#, #""iterations": [0]"#),
        "benchmark 'g/n', metric 'time': a launch has no iterations"
      ),
      (changed(#""iterations": [1]"#, #""iterations": [-1]"#), "a launch has no iterations"),
      (changed("[[5]]", "[[5, -1e-300]]"), "benchmark 'g/n', metric 'time': a time is negative"),
      (
        changed("[[5]]", #"[[5]], "published": {"mean": 5}"#),
        "a sample has either measurements or published figures, not both"
      ),
      (published(""), "nothing is published, neither a mean nor any other figure"),
      (published(#""count": 5, "stdev": 1, "ops_per_sec": 5"#), "nothing is published"),
      (published(#""mean": 5, "count": 0"#), "figures of 0 values"),
      (published(#""mean": 5, "count": -3"#), "figures of -3 values"),
      (published(#""mean": 5, "min": -1"#), "a time is negative"),
      (published(#""mean": 5, "stdev": -1"#), "a standard deviation is negative"),
    ])
  func faults(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.hasPrefix("x.json: ") && found.contains(message), "\(found)")
  }

  @Test(
    "A value of the wrong kind is refused where it stands",
    arguments: [
      (changed("[[5]]", "[[null]]"), "results[0].samples[0].values[0][0]: found null, wanted a number"),
      (changed("[[5]]", "[5]"), "results[0].samples[0].values[0]: found a number, wanted an array"),
      (changed("[[5]]", "[[1e400]]"), "this number is too large for a double"),
      (changed("[[5]]", "[[NaN]]"), "NaN is not a JSON number"),
      (changed(#""iterations": [1]"#, #""iterations": [1e30]"#), "cannot be held exactly by Int"),
      (run(results: result(status: "fine")), "results[0].status: "),
      (run(results: result(id: #"{"group": "g"}"#)), #"results[0].id: key "name" is missing in this object"#),
    ])
  func kinds(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.contains(message), "\(found)")
  }

  @Test("What only looks like a fault is read: a count below zero, names that differ in Unicode form alone")
  func notFaults() throws {
    let balance = #"{"direction": "smaller", "name": "balance", "nature": "noisy", "unit": "count"}"#
    let negative = Self.sample.replacing("time", with: "balance").replacing("[[5]]", with: "[[-5]]")
    #expect(try read(Self.run(metrics: balance, results: Self.result(negative))).results[0].samples[0].values == [[-5]])
    let twins = ["e\\u0301", "\\u00e9"]
    let results = twins.map { Self.result(id: #"{"group": "g", "name": "\#($0)"}"#) }
    #expect(try read(Self.run(results: results.joined(separator: ", "))).results.count == 2)
    let metrics = twins.map { Self.time.replacing("time", with: $0) }
    let samples = twins.map { Self.sample.replacing("time", with: $0) }
    let run = Self.run(metrics: metrics.joined(separator: ", "), results: Self.result(samples.joined(separator: ", ")))
    #expect(try read(run).results[0].samples.count == 2)
  }
}
