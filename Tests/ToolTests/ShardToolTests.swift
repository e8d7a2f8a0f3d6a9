import BenchModel
import Testing

@Suite("Shards of a suite")
struct ShardToolTests {
  private static let commands =
    "--parameter n=1,2,3,4,5 --command 'sleep 0.00{n}' --baseline-command 'sleep 0.00{n}' --rounds 4 --pairs 1"

  @Test("Shards that were measured apart are judged as one suite, and one that is missing is named")
  func session() throws {
    let directory = try ScratchDirectory()
    for number in 1...3 {
      let ended = try directory.shell("bench-run --shard \(number)/3 --no-compare -q \(Self.commands)")
      #expect(ended.status == 0, "\(ended)")
    }
    let files = "--baseline .bench/shards/*/baseline.json --current .bench/shards/*/current.json"
    let judged = try directory.shell("bench-compare \(files)")
    #expect([0, 1, 3].contains(judged.status) && judged.output.contains("Compared 5 of 5 benchmarks"), "\(judged)")
    let report = try directory.shell("bench-report .bench/shards/*/current.json -o report.md")
    #expect(report.status < 64, "\(report)")
    let missing = try directory.shell(
      "rm .bench/shards/2-of-3/current.json; bench-compare --baseline .bench/shards/*/baseline.json --current "
        + ".bench/shards/*/current.json")
    #expect(missing.status == 4 && missing.errors.contains("shard 2 of 3 is missing"), "\(missing)")
    let one = try directory.shell(
      "bench-compare .bench/shards/1-of-3/baseline.json .bench/shards/1-of-3/current.json")
    #expect(one.status == 4 && one.errors.contains("shards 2, 3 of 3 are missing"))
    let twice = try directory.shell(
      "cp .bench/shards/1-of-3/current.json again.json; bench-report .bench/shards/1-of-3/current.json again.json")
    #expect(twice.status == 4, "\(twice)")
  }

  @Test("A run says how long each benchmark took, and the next run's shards are balanced by it")
  func durations() throws {
    let directory = try ScratchDirectory()
    let command = "--parameter n=01,02,3 --command 'sleep 0.{n}' --runs 2"
    #expect(try directory.shell("bench-run \(command) -q -o all.json").status == 0)
    let durations = try directory.runFile("all.json").results.compactMap(\.duration)
    #expect(durations.count == 3 && durations.allSatisfy { $0 > 0 })
    let listed = try directory.shell("bench-run --shard 1/2 --shard-durations all.json \(command) --list")
    #expect(listed.status == 0 && listed.output.contains("n=3") && !listed.output.contains("n=01"), "\(listed)")
    #expect(try directory.shell("bench-run --shard 1/4 \(command) --list").status == 64)
  }

  @Test(
    "Schedulers say which part a job is",
    arguments: [
      (
        [
          "SLURM_ARRAY_TASK_ID": "12", "SLURM_ARRAY_TASK_MIN": "10", "SLURM_ARRAY_TASK_MAX": "12",
          "SLURM_ARRAY_TASK_COUNT": "3",
        ], "3-of-3"
      ),
      (["JOB_COMPLETION_INDEX": "0", "BENCH_SHARDS": "3"], "1-of-3"),
      (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"], "2-of-3"),
      (["BUILDKITE_PARALLEL_JOB": "2", "BUILDKITE_PARALLEL_JOB_COUNT": "3"], "3-of-3"),
      (["BENCH_SHARD_INDEX": "1", "BENCH_SHARDS": "3"], "2-of-3"),
      (["JOB_COMPLETION_INDEX": "0"], nil), (["CI_NODE_INDEX": "4", "CI_NODE_TOTAL": "3"], nil), ([:], nil),
      (
        [
          "SLURM_ARRAY_TASK_ID": "5", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_MAX": "5",
          "SLURM_ARRAY_TASK_COUNT": "4",
        ], nil
      ),
    ] as [([String: String], String?)])
  func variables(_ variables: [String: String], _ name: String?) throws {
    let directory = try ScratchDirectory()
    let ended = try directory.shell(
      "bench-run --shard auto -q --runs 1 --parameter n=1,2,3 --command 'sleep 0.00{n}'; s=$?; ls benchmarks/shards; "
        + "exit $s", environment: ScratchDirectory.environment.merging(variables) { $1 })
    if let name {
      #expect(ended.status == 0 && ended.output.contains("\(name).json"), "\(ended)")
    } else {
      #expect(ended.status == 64, "\(ended)")
    }
  }
}
