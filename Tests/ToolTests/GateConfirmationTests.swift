import BenchFormats
import BenchModel
import Testing

@Suite("A gate measures again what regressed")
struct GateConfirmationTests {
  @Test("A regression is confirmed by a second session, and both files hold both")
  func confirmed() throws {
    let repository = try GateRepository(["benchmarks/bench.json": GateRepository.plain, "work.sh": "exit 0"])
    try repository.put(["work.sh": "sleep 0.1"])
    try repository.commit("slower")
    let ended = try repository.gate()
    #expect(ended.status == 1 && ended.output.contains("confirmed by a second session"), "\(ended)")
    for side in ["baseline", "current"] {
      let name = "repo/.bench/\(side).json"
      let run = try RunReader.read(repository.directory.bytes(name), source: name, identity: "").run
      let again = try #require(run.confirmation?.first?.sample(of: .time))
      let first = try #require(run.results.first?.sample(of: .time))
      #expect(run.confirmation?.count == 1 && again.values.count >= max(first.values.count, 10))
    }
    let judged = try repository.shell(
      "bench-compare --policy .bench/policy.json .bench/baseline.json .bench/current.json --format json")
    #expect(judged.status == 1 && judged.output.contains("\"state\": \"confirmed\""), "\(judged.errors)")
  }

  @Test("Rubric and policy are the base's: what a change makes of them does not count")
  func rubricOfBase() throws {
    let rubric = #"{"schema": {"name": "bench-rubric", "version": 1}}"#
    let repository = try GateRepository([
      "benchmarks/bench.json": GateRepository.plain, "work.sh": "sleep 0.1", "baselines/rubric.json": rubric,
    ])
    try repository.put([
      "work.sh": "exit 0", "baselines/rubric.json": "no rubric", "baselines/policy.json": "no policy",
    ])
    let ended = try repository.gate("--base HEAD")
    #expect(ended.status == 0, "\(ended)")
    #expect(try repository.directory.names("repo/.bench").contains("PERFORMANCE_REPORT.md"))
  }
}
