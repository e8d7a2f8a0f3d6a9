import BenchModel
import StrictJSON
import Testing

@Suite("bench-compare: the policy")
struct ComparePolicyTests {
  private static let schema = #""schema": {"name": "bench-policy", "version": 1}"#

  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2", ["a": 1200, "b": 50_000]))
    return directory
  }

  @Test("The policy of the working directory holds, and a named one in its place")
  func found() throws {
    let directory = try directory()
    #expect(try directory.run("bench-compare", "base.json", "new.json").output.contains("built-in defaults"))
    try directory.put(#"{\#(Self.schema), "tolerances": [{"tolerance": "30%"}]}"#, at: "baselines/policy.json")
    let loose = try directory.run("bench-compare", "--all", "base.json", "new.json")
    #expect(loose.status == 0 && loose.output.contains("baselines/policy.json (sha256 "))
    try directory.put("{\(Self.schema)} // nothing of its own", at: "strict.json")
    let strict = try directory.run("bench-compare", "--policy", "strict.json", "base.json", "new.json")
    #expect(strict.status == 1 && strict.output.contains("strict.json (sha256 "))
  }

  @Test("A policy is for the suites that it names: others are judged by the defaults, and a named one is refused")
  func suites() throws {
    let directory = try directory()
    for (suite, status, words) in [
      (#""suite""#, 0, "baselines/policy.json (sha256 "), (#"["other", "suite"]"#, 0, "baselines/policy.json (sha256 "),
      (#""other""#, 1, "built-in defaults (baselines/policy.json is for suite 'other', and this is 'suite')"),
    ] {
      try directory.put(
        #"{\#(Self.schema), "suite": \#(suite), "tolerances": [{"tolerance": "30%"}]}"#, at: "baselines/policy.json")
      let ended = try directory.shell("bench-compare --all base.json new.json")
      #expect(
        ended.status == Int32(status)
          && ended.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words), "\(ended)")
    }
    // A tolerance of the command line holds with any policy.
    #expect(try directory.shell("bench-compare -t 30% base.json new.json").status == 0)
    let named = try directory.shell("bench-compare --policy baselines/policy.json base.json new.json")
    #expect(
      named.status == 78 && named.errors.contains("is for suite 'other', and this is 'suite': correct its"), "\(named)")
  }

  @Test("What the policy says of removed, failed and undecided benchmarks decides")
  func dispositions() throws {
    let directory = try directory()
    try directory.put(
      Runs.run("1", more: [Runs.failed("c")]), Runs.run("2", ["a": 1000], more: [Runs.failed("c")]))
    #expect(try directory.run("bench-compare", "base.json", "new.json").status == 4)
    try directory.put(#"{\#(Self.schema), "removed": "warn", "failed": "warn"}"#, at: "policy.json")
    #expect(try directory.run("bench-compare", "--policy", "policy.json", "base.json", "new.json").status == 0)

    try directory.put(StressSuiteFile.text(factor: 1), at: "base.json")
    try directory.put(StressSuiteFile.text(factor: 0.001), at: "new.json")
    #expect(try directory.run("bench-compare", "base.json", "new.json").status == 0)
    // Of a thousand times as fast nothing is open; of a tenth faster most is.
    try directory.put(StressSuiteFile.text(factor: 0.9), at: "new.json")
    try directory.put(#"{\#(Self.schema), "inconclusive": "fail", "leastDecided": "0%"}"#, at: "policy.json")
    #expect(try directory.run("bench-compare", "--policy", "policy.json", "base.json", "new.json").status == 3)
  }

  @Test(
    "A tolerance of the command line holds for every metric or for one",
    arguments: [
      ("-t 30%", 0), ("-t time=30%", 0), ("-t '1%|400ns'", 0), ("-t 400ns", 0), ("-t 5%", 1), ("-t 5% -t time=30%", 0),
    ]
      as [(String, Int32)])
  func tolerances(options: String, status: Int32) throws {
    let ended = try directory().shell("bench-compare --all \(options) base.json new.json")
    #expect(ended.status == status, "\(ended.output)")
  }

  @Test(
    "A rule that cannot hold is an error that names it, and never silently nothing",
    arguments: [
      ("-t tme=5%", 78, "--tolerance tme=5%: neither run has a metric 'tme'"),
      ("-t time=5B", 78, "--tolerance time=5B: the floor of '5B' is not in ns"),
      ("--policy p.json", 78, "p.json:2: 'group/z*' matches no benchmark of either run"),
      ("--policy unit.json", 78, "unit.json:2: the floor of"),
    ] as [(String, Int32, String)])
  func idle(options: String, status: Int32, message: String) throws {
    let directory = try directory()
    for (name, rule) in [
      ("p.json", #"{"benchmark": "group/z*", "tolerance": "5%"}"#),
      ("unit.json", #"{"metric": "time", "tolerance": "5% | 3KB"}"#),
    ] {
      try directory.put("{\(Self.schema), \"tolerances\": [\n\(rule)]}", at: name)
    }
    let ended = try directory.shell("bench-compare \(options) base.json new.json")
    #expect(ended.status == status && ended.output.isEmpty, "\(ended.errors)")
    #expect(ended.errors.contains(message), "\(ended.errors)")
  }

  @Test(
    "A policy that is wrong ends with 78 and says where",
    arguments: [
      ("", "p.json:1:1: the document is empty"),
      (#"{\#(schema),"# + "\n" + #""tolerance": []}"#, "p.json:2:1: tolerance: unknown key"),
      (#"{"schema": {"name": "bench-run", "version": 1}}"#, "p.json:1:12: schema: a document of kind 'bench-run'"),
    ])
  func wrong(text: String, message: String) throws {
    let directory = try directory()
    try directory.put(text, at: "p.json")
    let ended = try directory.run("bench-compare", "--policy", "p.json", "base.json", "new.json")
    #expect(ended.status == 78 && ended.errors.contains(message), "\(ended.errors)")
    try directory.put(text, at: "baselines/policy.json")
    let usual = try directory.run("bench-compare", "base.json", "new.json")
    #expect(usual.status == 78 && usual.errors.contains("baselines/" + "policy.json:"))
  }

  @Test("A policy that cannot be read is no reason to judge without one")
  func unreadable() throws {
    let directory = try directory()
    #expect(try directory.run("bench-compare", "--policy", "none.json", "base.json", "new.json").status == 66)
    try directory.put("x", at: "baselines/policy.json/x")
    let folder = try directory.run("bench-compare", "base.json", "new.json")
    #expect(folder.status == 66 && folder.errors.contains("cannot read 'baselines/policy.json': it is a directory"))
  }

  @Test("A policy that is a link to nothing is an error, and not no policy")
  func danglingPolicy() throws {
    let directory = try directory()
    let ended = try directory.shell(
      "mkdir baselines && ln -s gone baselines/policy.json && bench-compare base.json new.json")
    #expect(ended.status == 66 && ended.lastLine.contains("it is a link to a file that does not exist"), "\(ended)")
  }
}
