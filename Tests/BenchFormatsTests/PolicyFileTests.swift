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
          { "benchmark": "g/*", "metric": "time", "statistic": "best",
            "tolerance": "3%|2ns" }
        ],
        "gating": [
          { "metric": "page-faults", "gate": false },
          { "benchmark": "g/*", "severity": "warn" }, { "benchmark": "g/n", "gate": true }
        ],
        "directions": [ { "metric": "hits", "direction": "larger" } ],
        "acknowledgements": [
          { "benchmark": "g/n", "metric": "time", "statistic": "mean", "bound": "+12%|3us",
            "reason": "checks more", "expires": "2026-12-31" }
        ],
        "betweenLaunchFloor": "2.5%",
        "falseGates": "2%",
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
        benchmark: "g/*", metric: "time", statistic: .best,
        tolerance: Tolerance(relative: 0.03, floor: Quantity(value: 2, unit: .nanoseconds)), origin: "policy.json:6"),
    ]
    let objectives = [
      Objective(
        name: "fast", benchmark: "*", metric: "latency", statistic: .p99, bound: .below,
        limit: Quantity(value: 200_000, unit: .nanoseconds), origin: "policy.json:25"),
      Objective(
        name: "busy", benchmark: "g/n", metric: "time", statistic: .throughput, bound: .above,
        limit: Quantity(value: 5000, unit: .perSecond), origin: "policy.json:26"),
    ]
    let gating = [
      GatingRule(selector: RowSelector(metric: "page-faults", origin: "policy.json:10"), severity: .inform),
      GatingRule(selector: RowSelector(benchmark: "g/*", origin: "policy.json:11"), severity: .warn),
      GatingRule(selector: RowSelector(benchmark: "g/n", origin: "policy.json:11"), severity: .fail),
    ]
    let acknowledgement = Acknowledgement(
      benchmark: "g/n", metric: "time", statistic: .mean,
      bound: Tolerance(relative: 0.12, floor: Quantity(value: 3000, unit: .nanoseconds)), reason: "checks more",
      expires: try CalendarDate("2026-12-31"), origin: "policy.json:15")
    #expect(
      policy
        == Policy(
          tolerances: rules, betweenLaunchFloor: 0.025, falseGates: 0.02, removed: .warn, failed: .warn,
          inconclusive: .fail, environment: .fail, objectives: objectives, gating: gating,
          directions: [DirectionRule(metric: "hits", direction: .larger, origin: "policy.json:13")],
          acknowledgements: [acknowledgement]))
  }

  @Test("Renames, acceptance by trailers and improvements beyond belief are said by keys of their own")
  func changes() throws {
    let policy = try read(
      #"{\#(Self.schema), "acceptByTrailer": true, "improved": "fail", "improvedBeyond": "50%",\#n"#
        + #""renamed": [{"from": "a/*", "to": "b/*"}], "acknowledgements": [{"benchmark": "a/*", "bound": "5%", "#
        + #""reason": "r", "expires": "2026-12-31"}]}"#)
    #expect(policy.acceptsByTrailer && policy.acknowledgements.map(\.metric) == [nil])
    #expect(policy.improved == ImprovementLimit(.fail, beyond: 0.5, isForEveryMetric: true))
    #expect(policy.renames == [try Rename(from: "a/*", to: "b/*", origin: "policy.json:2")])
    let bound = try read(#"{\#(Self.schema), "improvedBeyond": "99%"}"#).improved
    #expect(bound == ImprovementLimit(.warn, beyond: 0.99, isForEveryMetric: false))
    for (text, message) in [
      (#""renamed": [{"from": "a/*", "to": "b"}]"#, "is not an old and a new name, with as many '*' in both"),
      (#""renamed": [{"from": "a"}]"#, #"key "to" is missing"#), (#""improved": "pass""#, "improved"),
      (#""improvedBeyond": "100%""#, "nothing falls by 100 % and more"),
    ] { try expectRefusal(of: text, message) }
  }

  @Test("One limit can hold for several patterns, and each is an objective of its own")
  func severalPatterns() throws {
    let policy = try read(
      #"{\#(Self.schema), "objectives": [{"name": "n", "benchmark": ["g/a", "h/*"], "metric": "time", "#
        + #""statistic": "mean", "require": "< 1ms"}]}"#)
    #expect(policy.objectives.map(\.benchmark) == ["g/a", "h/*"])
    #expect(Set(policy.objectives.map(\.limit)).count == 1)
  }

  @Test("A former name of a statistic is read as the one of today, and said once an entry")
  func formerWords() throws {
    let policy = try read(
      #"{\#(Self.schema), "tolerances": [{"statistic": "typical", "tolerance": "1%"}], "#
        + #""gating": [{"statistic": "upper", "gate": false}], "#
        + #""objectives": [{"name": "n", "benchmark": "*", "metric": "time", "statistic": "upper", "#
        + #""require": "< 1ms"}]}"#)
    #expect(policy.tolerances.map(\.selector.statistic) == [.best])
    #expect(policy.gating.map(\.selector.statistic) == [.mean])
    #expect(policy.objectives.map(\.statistic) == [.mean])
    #expect(
      policy.warnings == [
        "policy.json:1: the statistic 'typical' is called 'best' now: write that; the next version refuses 'typical'.",
        "policy.json:1: the statistic 'upper' is called 'mean' now: write that; the next version refuses 'upper'.",
        "policy.json:1: the statistic 'upper' is called 'mean' now: write that; the next version refuses 'upper'.",
      ])
    #expect(throws: FormatError.self) {
      try read(
        #"{\#(Self.schema), "tolerances": [{"statistic": "upper", "tolerance": "1%"}, "#
          + #"{"statistic": "mean", "tolerance": "2%"}]}"#)
    }
  }

  @Test("Every statistic can be named", arguments: Statistic.allCases)
  func statistics(statistic: Statistic) throws {
    let policy = try read(
      #"{\#(Self.schema), "tolerances": [{"statistic": "\#(statistic.rawValue)", "tolerance": "1%"}]}"#)
    #expect(policy.tolerances.map(\.selector.statistic) == [statistic])
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
      (
        #""tolerances": [{"statistic": "p98", "tolerance": "1%"}]"#,
        #"policy.json:2:31: tolerances[0].statistic: 'p98' is none of "best", "mean", "median", "p50", "p75""#
      ),
      (#""betweenLaunchFloor": "five""#, "policy.json:2:24: 'five' is not a percentage that is not negative"),
      (#""falseGates": "one""#, "policy.json:2:16: 'one' is not a percentage that is not negative"),
      (#""betweenLaunchFloor": "100%""#, "policy.json:2:24: launches that differ by 100 % and more leave"),
      (#""drift": "100%""#, "policy.json:2:11: moments that differ by 100 % and more leave nothing to be found"),
      (#""leastDecided": "101%""#, "policy.json:2:18: no more than 100 % can be decided"),
      (#""betweenLaunchFloor": "1e999%""#, "policy.json:2:24: '1e999%' is not a percentage"),
      (#""removed": "ignore""#, #"policy.json:2:13: removed: 'ignore' is none of "fail", "warn""#),
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
        "a list may not be empty"
      ),
      (
        #""objectives": [{"name": "n", "metric": "time", "statistic": "p95", "require": "< 1s"}]"#,
        #"objectives[0]: key "benchmark" is missing in this object"#
      ),
    ])
  func faults(text: String, message: String) throws {
    try expectRefusal(of: text, message)
  }

  @Test(
    "A rule of gating says one thing",
    arguments: [
      (#""gating": [{"metric": "m"}]"#, #"policy.json:2:13: a rule of gating has either "gate" or "severity""#),
      (#""gating": [{"gate": false, "severity": "warn"}]"#, #"policy.json:2:13: with "gate": false there is no "sev"#),
      (#""gating": [{"severity": "inform"}]"#, #"gating[0].severity: 'inform' is none of "fail", "warn""#),
      (#""gating": [{"gate": "false"}]"#, "gating[0].gate: found a string, wanted"),
      (
        #""directions": [{"metric": "m", "direction": "up"}]"#,
        #"directions[0].direction: 'up' is none of "smaller", "larger""#
      ),
      (#""directions": [{"direction": "larger"}]"#, #"directions[0]: key "metric" is missing"#),
    ])
  func gatingFaults(text: String, message: String) throws {
    try expectRefusal(of: text, message)
  }

  @Test(
    "An acknowledgement is for a benchmark, with a bound, a reason and a day",
    arguments: [
      ([("benchmark", nil)], #"policy.json:2:23: acknowledgements[0]: key "benchmark" is missing in this object"#),
      ([("bound", nil)], #"key "bound" is missing"#),
      ([("reason", nil)], #"key "reason" is missing"#), ([("expires", nil)], #"key "expires" is missing"#),
      ([("bound", "0%")], "policy.json:2:23: the bound of an acknowledgement is above zero"),
      ([("bound", "-3%")], "'-3%' is not a percentage that is not negative"),
      ([("reason", " ")], "policy.json:2:23: an acknowledgement needs a reason"),
      ([("expires", "2026-02-30")], "'2026-02-30' is not a day of the calendar, such as 2026-12-31"),
      ([("until", "2026-02-20")], #"unknown key "until""#),
    ] as [([(String, String?)], String)])
  func acknowledgementFaults(edits: [(String, String?)], message: String) throws {
    var entry = [
      "benchmark": "g/n", "metric": "time", "bound": "5%", "reason": "because", "expires": "2026-12-31",
    ]
    for (key, value) in edits { entry[key] = value }
    let members = entry.sorted { $0.key < $1.key }.map { #""\#($0.key)": "\#($0.value)""# }.joined(separator: ", ")
    try expectRefusal(of: #""acknowledgements": [{\#(members)}]"#, message)
  }

  private static let contradictions = [
    ("tolerances", #"{"metric": "m", "tolerance": "1%"}"#, #"{"metric": "m", "tolerance": "2%"}"#),
    ("tolerances", #"{"tolerance": "1%"}"#, #"{"tolerance": "1ns"}"#),
    ("gating", #"{"benchmark": "*", "gate": false}"#, #"{"benchmark": "*", "severity": "fail"}"#),
    ("directions", #"{"metric": "m", "direction": "larger"}"#, #"{"metric": "m", "direction": "smaller"}"#),
    (
      "acknowledgements",
      #"{"benchmark": "b", "metric": "m", "bound": "5%", "reason": "r", "expires": "2026-12-31"}"#,
      #"{"benchmark": "b", "metric": "m", "bound": "5%", "reason": "r", "expires": "2027-12-31"}"#
    ),
  ]

  @Test("Two rules for the same rows that disagree are an error with both lines", arguments: contradictions)
  func contradictory(list: String, first: String, second: String) {
    let found = refusal(of: "{\(Self.schema), \"\(list)\": [\n\(first),\n\(second)]}")
    #expect(found == "policy.json:3:1: this contradicts policy.json:2, which is for the same rows: keep one")
  }

  @Test("Rules for the same rows that agree are no error, save that a regression is acknowledged once")
  func agreeing() throws {
    for (list, first, _) in Self.contradictions {
      let found = refusal(of: "{\(Self.schema), \"\(list)\": [\(first), \(first)]}")
      #expect((found == nil) == (list != "acknowledgements"), "\(found ?? list)")
    }
  }

  private func expectRefusal(of text: String, _ message: String) throws {
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
