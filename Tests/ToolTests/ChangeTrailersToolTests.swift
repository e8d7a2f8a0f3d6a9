import BenchModel
import Testing

@Suite("What a change says of itself")
struct ChangeTrailersToolTests {
  /// The two sides of a session whose commits have these trailers.
  private static func sides(_ trailers: [CommitTrailer], _ before: BenchmarkRun, _ after: BenchmarkRun) -> Sides<
    BenchmarkRun
  > {
    func side(_ run: BenchmarkRun, _ side: BenchmarkRun.SessionMembership.Side) -> BenchmarkRun {
      BenchmarkRun(
        id: run.id, startedAt: run.startedAt, session: .init(id: "s", side: side, trailers: trailers), suite: run.suite,
        plan: run.plan, environment: run.environment, metrics: run.metrics, results: run.results)
    }
    return Sides(baseline: side(before, .baseline), current: side(after, .current))
  }

  private static let rename = CommitTrailer(
    commit: "0123456789abcdef", key: "Performance-Renamed", value: "group/a -> group/b")

  @Test("The files of a session keep the trailers, and whoever compares them comes to the same answer")
  func kept() throws {
    let directory = try ScratchDirectory()
    let sides = Self.sides([Self.rename], Runs.run("1", ["a": 1000]), Runs.run("2", ["b": 1001]))
    try directory.put(sides.baseline, sides.current)
    let ended = try directory.run("bench-compare", "base.json", "new.json")
    #expect(ended.errors.contains("1 renamed") && !ended.output.contains("removed"), "\(ended.output)\(ended.errors)")
    #expect(ended.output.contains("'group/a' is 'group/b' now, by Performance-Renamed of commit 0123456789ab."))
    let explained = try directory.run("bench-compare", "--explain", "b", "base.json", "new.json")
    #expect(explained.output.contains("group/b"), "\(explained.errors)")
  }

  @Test("A trailer that pairs nothing ends with 65 and its commit, and a policy that does with 78")
  func statuses() throws {
    let directory = try ScratchDirectory()
    let sides = Self.sides([Self.rename], Runs.run("1", ["a": 1000]), Runs.run("2", ["a": 1001]))
    try directory.put(sides.baseline, sides.current)
    let ended = try directory.run("bench-compare", "base.json", "new.json")
    #expect(ended.status == 65 && ended.errors.contains("Performance-Renamed of commit 0123456789ab: "))
    try directory.put(Runs.run("1", ["a": 1000]), Runs.run("2", ["a": 1001]))
    try directory.put(
      #"{"schema": {"name": "bench-policy", "version": 1}, "renamed": [{"from": "group/a", "to": "group/b"}]}"#,
      at: "policy.json")
    let held = try directory.run("bench-compare", "--policy", "policy.json", "base.json", "new.json")
    #expect(held.status == 78 && held.errors.contains("the current run still has 'group/a'"), "\(held.errors)")
  }
}
