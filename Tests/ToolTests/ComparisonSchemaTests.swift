import Foundation
import Testing

@Suite("Files as JSON and their pages")
struct ComparisonSchemaTests {
  @Test("The page of the results file names every key that one holds, alone and of a session, measured and failed")
  func results() throws {
    let directory = try ScratchDirectory()
    _ = try directory.run(
      "bench-run", "-q", "-r", "2", "--warmup", "1", "--filter", "s", "--parameter", "t=0.01", "-o", "plain.json",
      "sleep {t}",
      "sh -c 'echo words; exit 3'")
    let session = try directory.run(
      "bench-run", "-q", "--baseline-command", "sleep 0.01", "--command", "sleep 0.02", "--rounds", "4",
      "--until-decided",
      "--output-dir", "out")
    #expect(session.status < 64, "\(session.errors)")
    let documentation = try String(contentsOfFile: Self.page("ResultsFile"), encoding: .utf8)
    for file in ["plain.json", "out/baseline.json", "out/current.json"] {
      let value = try JSONSerialization.jsonObject(with: Data(try directory.bytes(file)))
      let keys = Self.keys(in: value).union(Self.keys(in: (value as? [String: Any])?["environment"] ?? []))
      #expect(keys.count > 30 && keys.filter { !documentation.contains("`\($0)`") }.sorted().isEmpty, "\(file)")
    }
  }

  @Test("The page of the comparison names every key that one holds")
  func documented() throws {
    let directory = try ScratchDirectory()
    try directory.put(
      Runs.run("1", ["a": 1000, "b": 1000, "d": 1000]),
      Runs.run("2", ["a": 1200, "c": 10, "d": 1010], spread: 0.05, more: [Runs.failed("b")]))
    try directory.put(
      """
      {"schema": {"name": "bench-policy", "version": 1},
       "acknowledgements": [{"benchmark": "group/a", "metric": "time", "bound": "50%", "reason": "known",
                             "expires": "2099-01-01"}],
       "objectives": [{"name": "fast", "benchmark": "group/a", "metric": "time", "statistic": "mean", "require": "< 1ms"}]}
      """, at: "policy.json")
    let ended = try directory.run(
      "bench-compare", "--policy", "policy.json", "--date", "2026-01-01", "--format", "json", "base.json", "new.json")
    let value = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
    let documentation = try String(contentsOfFile: Self.page("ComparisonAsJSON"), encoding: .utf8)
    let keys = Self.keys(in: value)
    #expect(keys.count > 40, "\(ended.errors)")
    #expect(keys.filter { !documentation.contains("`\($0)`") }.sorted().isEmpty)
  }

  /// The keys of a value at any depth, but not those of an environment, which are those of a results file.
  private static func keys(in value: Any) -> Set<String> {
    if let object = value as? [String: Any] {
      return object.reduce(into: Set(object.keys)) { keys, member in
        if member.key != "environment" { keys.formUnion(Self.keys(in: member.value)) }
      }
    }
    return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(Self.keys(in: $1)) }
  }

  private static func page(_ name: String) -> String {
    let file = #filePath
    return file.components(separatedBy: "/Tests/")[0] + "/Sources/BenchModel/BenchModel.docc/\(name).md"
  }
}
