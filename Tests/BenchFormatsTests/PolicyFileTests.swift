import BenchModel
import Testing

@testable import BenchFormats

@Suite("The policy file")
struct PolicyFileTests {
  private static let schema = #""schema": {"name": "bench-policy", "version": 1}"#

  private func read(_ text: String) throws(FormatError) -> Policy {
    try PolicyFile.read(Array(text.utf8), source: "policy.json")
  }

  private func refusal(of text: String) -> String? {
    do throws(FormatError) {
      _ = try read(text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("A header alone is the built-in policy")
  func defaults() throws {
    #expect(try read("{\(Self.schema)}") == Policy())
  }

  @Test("Every key is heard, and comments are allowed")
  func everyKey() throws {
    let policy = try read(
      """
      // What may change by how much.
      {
        \(Self.schema),
        "tolerances": [
          { "tolerance": "5%" }, /* for all */
          { "benchmark": "g/*", "metric": "time", "statistic": "typical",
            "tolerance": "3%|2ns" }
        ],
        "betweenLaunchFloor": "2.5%", "falseGates": "0.5%",
        "removed": "warn",
        "failed": "warn",
        "inconclusive": "fail",
        "environment": "fail",
        "objectives": [
          { "name": "fast", "benchmark": "*", "metric": "latency", "statistic": "p99", "require": "< 200us" },
          { "name": "busy", "benchmark": "g/n", "metric": "time", "statistic": "throughput", "require": "> 5000/s" }
        ]
      }
      """)
    let rules = [
      ToleranceRule(
        benchmark: nil, metric: nil, statistic: nil, tolerance: Tolerance(relative: 0.05), origin: "policy.json:5"),
      ToleranceRule(
        benchmark: "g/*", metric: "time", statistic: .typical,
        tolerance: Tolerance(relative: 0.03, floor: Quantity(value: 2, unit: .nanoseconds)), origin: "policy.json:6"),
    ]
    let objectives = [
      Objective(
        name: "fast", benchmark: "*", metric: "latency", statistic: .p99, bound: .below,
        limit: Quantity(value: 200_000, unit: .nanoseconds)),
      Objective(
        name: "busy", benchmark: "g/n", metric: "time", statistic: .throughput, bound: .above,
        limit: Quantity(value: 5000, unit: .perSecond)),
    ]
    #expect(
      policy
        == Policy(
          tolerances: rules, betweenLaunchFloor: 0.025, falseGates: 0.005, removed: .warn, failed: .warn,
          inconclusive: .fail,
          environment: .fail, objectives: objectives))
  }

  @Test("One limit can hold for several patterns, and each is an objective of its own")
  func severalPatterns() throws {
    let policy = try read(
      #"{\#(Self.schema), "objectives": [{"name": "n", "benchmark": ["g/a", "h/*"], "metric": "time", "#
        + #""statistic": "mean", "require": "< 1ms"}]}"#)
    #expect(policy.objectives.map(\.benchmark) == ["g/a", "h/*"])
    #expect(Set(policy.objectives.map(\.limit)).count == 1)
  }

  @Test("Every statistic can be named", arguments: Statistic.allCases)
  func statistics(statistic: Statistic) throws {
    let policy = try read(
      #"{\#(Self.schema), "tolerances": [{"statistic": "\#(statistic.rawValue)", "tolerance": "1%"}]}"#)
    #expect(policy.tolerances.map(\.statistic) == [statistic])
  }

  @Test(
    "What is wrong is said with its line, and a misspelt key with the one that was meant",
    arguments: [
      (#""tolerance": []"#, #"policy.json:2:2: tolerance: unknown key "tolerance"; did you mean "tolerances"?"#),
      (#""Removed": "warn""#, #"policy.json:2:2: Removed: unknown key "Removed"; did you mean "removed"?"#),
      (
        #""tolerances": [{"metrics": "time", "tolerance": "1%"}]"#,
        #"policy.json:2:18: tolerances[0].metrics: unknown key "metrics"; did you mean "metric"?"#
      ),
      (
        #""tolerances": [{"metric": "time"}]"#,
        #"policy.json:2:17: tolerances[0]: key "tolerance" is missing in this object"#
      ),
      (#""tolerances": [{"tolerance": "5"}, {"tolerance": "5%%"}]"#, "policy.json:2:51: tolerances[1].tolerance: '5%"),
      (
        #""tolerances": [{"tolerance": "-5%"}]"#,
        "policy.json:2:31: tolerances[0].tolerance: '-5%' is not a percentage that is not negative, such as 5%"
      ),
      (#""tolerances": [{"tolerance": "3%|2parsec"}]"#, "policy.json:2:31: tolerances[0].tolerance: '2parsec' is not"),
      (#""tolerances": [{"tolerance": "3%|4%"}]"#, "at most one percentage and one floor, as in 3%|2ns"),
      (#""tolerances": [{"tolerance": "-2ns"}]"#, "a floor is not negative"),
      (#""tolerances": [{"tolerance": ""}]"#, "policy.json:2:31: tolerances[0].tolerance: '' is not"),
      (#""tolerances": [{"tolerance": 5}]"#, "tolerances[0].tolerance: found a number, wanted a string"),
      (#""tolerances": [{"statistic": "p98", "tolerance": "1%"}]"#, "policy.json:2:31: tolerances[0].statistic: "),
      (#""betweenLaunchFloor": "five""#, "policy.json:2:24: 'five' is not a percentage that is not negative"),
      (#""falseGates": "one""#, "policy.json:2:16: 'one' is not a percentage that is not negative"),
      (#""betweenLaunchFloor": "1e999%""#, "policy.json:2:24: '1e999%' is not a percentage"),
      (#""removed": "ignore""#, "policy.json:2:13: removed: "),
      (
        #""objectives": [{"name": "n", "benchmark": "*", "metric": "time", "statistic": "p95", "require": "200us"}]"#,
        "policy.json:2:98: '200us' is not a requirement such as '< 200us' or '> 5000/s'"
      ),
      (
        #""objectives": [{"name": "n", "benchmark": "*", "metric": "time", "statistic": "p95", "require": "< x"}]"#,
        "policy.json:2:98: ' x' is not a number with a unit, such as 200us, 10KB or 5000/s"
      ),
      (
        #""objectives": [{"name": "n", "benchmark": [], "metric": "time", "statistic": "p95", "require": "< 1s"}]"#,
        "a list of patterns may not be empty"
      ),
      (
        #""objectives": [{"name": "n", "metric": "time", "statistic": "p95", "require": "< 1s"}]"#,
        #"objectives[0]: key "benchmark" is missing in this object"#
      ),
    ])
  func faults(text: String, message: String) throws {
    let found = try #require(refusal(of: "{\(Self.schema),\n \(text)}"))
    #expect(found.hasPrefix("policy.json:2:") && found.contains(message), "\(found)")
  }

  @Test(
    "Another document is not a policy",
    arguments: [
      (
        #"{"schema": {"name": "bench-policy", "version": 2}, "limits": []}"#,
        "policy.json:1:12: schema: bench-policy of version 2; this tool reads version 1"
      ),
      (
        #"{"schema": {"name": "bench-run", "version": 1}}"#,
        "policy.json:1:12: schema: a document of kind 'bench-run' where 'bench-policy' is wanted"
      ),
      (#"{"tolerances": []}"#, #"policy.json:1:1: key "schema" is missing in this object"#),
      ("", "policy.json:1:1: the document is empty; one JSON value was expected"),
      ("[]", "policy.json:1:1: found an array, wanted an object"),
      (#"{"schema": {"name": "bench-policy", "version": 1}, }"#, "policy.json:1:50: schema: a comma may not follow"),
      (#"{"schema": {"name": "bench-policy", "version": 1} /* never closed"#, "this comment is never closed"),
    ])
  func otherDocument(text: String, message: String) {
    let found = refusal(of: text)
    #expect(found?.contains(message) == true, "\(found ?? "was read")")
  }
}
