import BenchModel

extension VacuousPass {
  /// Policies and options that could not catch anything.
  static let policies: [VacuousPass] = [
    way("a policy that is not there", 66, "--policy none.json"),
    way("a pattern that matches nothing", 78, policy: #""tolerances": [{"benchmark": "z*", "tolerance": "5%"}]"#),
    way("a metric that nobody measures", 78, "-t tme=5%"),
    way("an unknown key", 78, policy: #""tolerance": "5%""#),
    way("a tolerance of 200 %", 78, "-t 200%"),
    way("a floor of a second for everything", 78, "-t 1s"),
    way(
      "rules that contradict each other", 78,
      policy: #""tolerances": [{"metric": "time", "tolerance": "5%"}, {"metric": "time", "tolerance": "6%"}]"#),
    way("a certain false gate", 78, policy: #""falseGates": "100%""#),
    way("a gate that may never be false", 78, policy: #""falseGates": "0%""#),
    way("an objective on a benchmark that does not exist", 4, policy: objective("z*", "< 1s")),
    way("an objective in another unit", 78, policy: objective("group/*", "< 1KB")),
    way("an objective that is missed", 1, policy: objective("group/*", "< 10ns")),
    way("a rule that lets nothing fail", 78, policy: #""gating": [{"gate": false}]"#),
    way(
      "a pattern that makes all of it a warning", 78, policy: #""gating": [{"benchmark": "*", "severity": "warn"}]"#),
    way("an expired acknowledgement", 1, "--date 2026-07-01", policy: acknowledgement("30%"), new: slower),
    way(
      "an acknowledgement, and nobody says which day it is", 1, policy: acknowledgement("30%"),
      base: Runs.run("1", startedAt: nil), new: Runs.run("2", ["a": 1200, "b": 50_000], startedAt: nil)),
    way("a regression beyond its bound", 1, "--date 2026-06-30", policy: acknowledgement("10%"), new: slower),
    way(
      "a rename of nothing", 78, policy: #""renamed": [{"from": "group/none", "to": "group/a"}]"#),
    way("an improvement beyond belief", 1, policy: #""improved": "fail""#, new: Runs.run("2", ["a": 10, "b": 50_000])),
    way(
      "an acknowledgement of everything", 78, "--date 2026-06-30", policy: acknowledgement("30%", of: "*"), new: slower),
    call("a page that cannot be written", 73, "bench-compare -o none/at/all.txt/ base.json new.json"),
    call("a page for a device that is full", 74, "bench-compare -o /dev/full base.json new.json"),
    prepared("a policy that is a link to nothing", 66, "mkdir baselines && ln -s gone baselines/policy.json"),
    prepared("a policy that is a folder", 66, "mkdir -p baselines/policy.json"),
    prepared("a policy that is empty", 78, "mkdir baselines && : > baselines/policy.json"),
    prepared("a policy that is no JSON", 78, "mkdir baselines && echo tolerance=5% > baselines/policy.json"),
    prepared("a run in the place of the policy", 78, "mkdir baselines && cp base.json baselines/policy.json"),
    prepared("a named policy for another suite", 78, otherSuite, "--policy p.json"),
    way("a policy for another suite, which holds for nothing", 1, policy: otherSuiteTolerance, new: slower),
    way("a policy of which one key stands twice", 78, policy: #""removed": "warn", "removed": "fail""#),
    way("a disposition that is no word", 78, policy: #""removed": "ignore""#),
    way("a tolerance of a thousand million per cent", 78, "-t 1e9%"),
    way("a tolerance of 100 %", 78, "-t 100%"),
    way("a tolerance of 1e9 % in the policy", 78, policy: #""tolerances": [{"tolerance": "1e9%"}]"#),
    way(
      "a tolerance for one metric that nothing reaches", 78,
      policy: tolerance(#""metric": "time", "tolerance": "400%""#)),
    way("a tolerance that is no number", 78, policy: tolerance(#""tolerance": "NaN%""#)),
    way("a tolerance without limit", 78, policy: tolerance(#""tolerance": "inf%""#)),
    way("a negative tolerance", 78, policy: tolerance(#""tolerance": "-5%""#)),
    way("a floor of a second for one benchmark", 78, policy: tolerance(#""benchmark": "group/*", "tolerance": "1s""#)),
    way("a floor of 1000 % between launches", 78, policy: #""betweenLaunchFloor": "1000%""#),
    way("a floor of 100 % between launches", 78, policy: #""betweenLaunchFloor": "100%""#),
    way("a drift of 1000 %", 78, policy: #""drift": "1000%""#),
    way("false gates of nearly always", 78, policy: #""falseGates": "99%""#),
    way("more decided than there are", 78, policy: #""leastDecided": "101%""#),
    way("a negative share that is decided", 78, policy: #""leastDecided": "-1%""#),
    way(
      "nothing has to be decided, and nothing is", 3, policy: #""leastDecided": "0%""#,
      base: Runs.run("1", spread: 0.3, launches: 3), new: Runs.run("2", spread: 0.3, launches: 3)),
    way(
      "a direction that takes time out of judgement", 4,
      policy: #""directions": [{"metric": "time", "direction": "unknown"}]"#),
    way(
      "a direction that makes faster of slower", 78,
      policy: #""directions": [{"metric": "time", "direction": "larger"}]"#),
    way("a direction for nothing", 78, policy: #""directions": [{"metric": "tme", "direction": "smaller"}]"#),
    way("a role for nothing", 78, policy: #""roles": [{"benchmark": "z*", "role": "deciding"}]"#),
    way("a role that leaves nothing to decide", 3, policy: #""roles": [{"metric": "time", "role": "informing"}]"#),
    way("nothing decides, by benchmark", 3, policy: #""roles": [{"benchmark": "*", "role": "informing"}]"#),
    way("time that may not fail", 78, policy: #""gating": [{"metric": "time", "gate": false}]"#),
    way("a pattern that may not fail", 78, policy: #""gating": [{"benchmark": "group/*", "gate": false}]"#),
    way(
      "every benchmark by its name that may not fail", 78,
      policy: #""gating": [{"benchmark": "group/a", "gate": false}, {"benchmark": "group/b", "gate": false}]"#),
    way("time as a warning, slower", 78, policy: #""gating": [{"metric": "time", "severity": "warn"}]"#, new: slower),
    way(
      "everything is a warning, in every way", 78,
      policy: #""gating": [{"severity": "warn"}], "removed": "warn", "failed": "warn", "inconclusive": "warn""#,
      new: slower),
    way("a gate for nothing", 78, policy: #""gating": [{"benchmark": "z*", "gate": true}]"#),
    way("an objective that nobody measures", 4, policy: objectiveOf("latency", "p99")),
    way("an objective on a statistic of no row", 4, policy: objective("group/*", "< 1s", "p99")),
    way(
      "an objective on a benchmark that failed", 4, policy: objective("group/c", "< 1s"),
      new: Runs.run("2", more: [Runs.failed("c")])),
    way(
      "an objective on a benchmark that failed, and failure allowed", 4,
      policy: objective("group/c", "< 1s") + #", "failed": "warn""#, new: Runs.run("2", more: [Runs.failed("c")])),
    way(
      "an objective that was met and is unproven", 4, policy: objective("group/a", "< 1100ns"),
      new: Runs.run("2", ["a": 1000, "b": 50_000], spread: 0.3, launches: 3)),
    way("an objective without a limit", 78, policy: objective("group/*", "")),
    way("a bound of 1e9 %", 78, policy: acknowledgement("1e9%"), new: slower),
    way("an acknowledgement without a last day", 78, policy: unending, new: slower),
    way("an acknowledgement without a bound", 78, policy: unbounded, new: slower),
    way(
      "an acknowledgement until a day that does not exist", 78, policy: acknowledgement("30%", until: "2026-02-30"),
      new: slower),
    way("an acknowledgement of another benchmark", 1, policy: acknowledgement("30%", of: "group/b"), new: slower),
    way(
      "an acknowledgement of a benchmark that does not exist", 78, policy: acknowledgement("30%", of: "group/z"),
      new: slower),
    way(
      "an acknowledgement that ended before the runs", 1, policy: acknowledgement("30%", until: "2026-02-28"),
      new: slower),
    way("a day that does not exist", 64, "--date 2026-02-30", policy: acknowledgement("30%"), new: slower),
  ]

  private static let otherSuite =
    #"echo '{"schema": {"name": "bench-policy", "version": 1}, "suite": "other"}' > p.json"#
  private static let otherSuiteTolerance = #""suite": "other", "tolerances": [{"tolerance": "30%"}]"#
  private static let unending =
    #""acknowledgements": [{"benchmark": "group/a", "metric": "time", "bound": "30%", "reason": "checks more"}]"#
  private static let unbounded =
    #""acknowledgements": [{"benchmark": "group/a", "metric": "time", "expires": "2026-06-30", "reason": "more"}]"#

  private static func tolerance(_ members: String) -> String { #""tolerances": [{\#(members)}]"# }

  private static func objectiveOf(_ metric: String, _ statistic: String) -> String {
    #""objectives": [{"name": "o", "benchmark": "*", "metric": "\#(metric)", "statistic": "\#(statistic)", "#
      + #""require": "< 1s"}]"#
  }
}
