import BenchModel

extension VacuousPass {
  /// Sessions of `bench-run` that measure nothing.
  static let sessions: [VacuousPass] = [
    call("a runner that is taken for a worker", 64, "BENCH_WORKER=1 bench-run --worker /bin/true"),
    call("a session that is taken for a worker", 64, "BENCH_WORKER=1 bench-run --suite stress --list"),
    call("nothing to run", 78, "bench-run"),
    call("a filter that matches nothing", 64, "bench-run --suite stress --filter nothing"),
    call("a group that does not exist", 64, "bench-run --suite stress --group nothing"),
    call("a suite that does not exist", 66, "bench-run --suite strss"),
    call("a worker that is missing", 66, "bench-run --worker ./none"),
    call("a worker that may not be executed", 66, "bench-run --worker ./base.json"),
    call("a worker that says nothing and ends with 0", 65, "bench-run --worker /bin/true"),
    call("a worker that reads and ends with 0", 65, "bench-run --worker /bin/cat"),
    call("a worker that is killed", 65, "bench-run --worker /bin/sh -- -c 'kill -KILL $$'"),
    call("a worker without a benchmark", 64, worker, ["w": greeting("")]),
    call("a worker that declares a benchmark twice", 65, worker, ["w": greeting("\(benchmark),\(benchmark)")]),
    call("a worker that ends with 0 after its hello", 4, worker, ["w": greeting(benchmark)]),
    call("a suite file that is empty", 78, "bench-run", ["benchmarks/bench.json": ""]),
    call("a suite file that names nothing", 78, "bench-run", ["benchmarks/bench.json": "{\(plan)}"]),
    call(
      "a suite file without a command", 78, "bench-run", ["benchmarks/bench.json": #"{\#(plan), "commands": []}"#]),
    call(
      "a command that does not exist", 4, "bench-run",
      ["benchmarks/bench.json": #"{\#(plan), "commands": [{"name": "c", "command": ["./none"]}]}"#]),
    call(
      "a command that fails", 4, "bench-run",
      ["benchmarks/bench.json": #"{\#(plan), "commands": [{"name": "c", "command": ["false"]}]}"#]),
    call("a commit where there is no repository", 66, "bench-run --against main"),
  ]

  private static let plan = #""schema": {"name": "bench-plan", "version": 1}"#
  private static let benchmark = #"{"group":"g","name":"a"}"#
  private static let worker = "bench-run --quick --launches 1 --worker /bin/sh -- w"

  /// A worker in shell that declares benchmarks, takes a request and ends.
  private static func greeting(_ benchmarks: String) -> String {
    let hello = #"{"hello":1,"suite":"s","toolchain":"t","optimised":true,"benchmarks":[\#(benchmarks)]}"#
    return "echo '\(hello)' >&4; read request <&3; exit 0\n"
  }
}
