import BenchModel
import Testing

@Suite("bench-run: whole commands")
struct CommandToolTests {
  @Test("A command after -- is measured, printed with its times, and written as a run that the other tools read")
  func remainder() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run("bench-run", "--runs", "6", "-o", "out/a.json", "--", "sleep", "0.02")
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    for word in ["sleep 0.02", "mean", "runs"] { #expect(ended.output.contains(word), "\(ended.output)") }
    let run = try directory.runFile("out/a.json")
    #expect(run.suite == "commands" && run.results.map(\.id.description) == ["sleep 0.02"] && run.plan?.launches == 6)
    #expect(try #require(run.results[0].sample(of: .time)).values.allSatisfy { $0[0] > 20e6 })
    #expect(try directory.run("bench-run", "-q", "--runs", "6", "-o", "b.json", "--", "sleep", "0.04").status == 0)
    // Another command is another benchmark; the same one is compared.
    #expect(try directory.run("bench-compare", "out/a.json", "b.json").status == 4)
    #expect(try directory.run("bench-run", "-q", "--runs", "6", "-o", "c.json", "--", "sleep", "0.02").status == 0)
    for (name, time) in [("out/a.json", 20e6), ("c.json", 20.1e6)] {
      try directory.put(Self.steadied(directory.runFile(name), around: time), at: name)
    }
    let compared = try directory.run("bench-compare", "-t", "80%", "out/a.json", "c.json")
    #expect(compared.status == 0 && compared.output.contains("1 of 1 benchmark"), "\(compared)")
  }

  /// The run with times that do not depend on what else runs beside this test.
  private static func steadied(_ run: BenchmarkRun, around time: Double) -> BenchmarkRun {
    let results = run.results.map { result in
      let samples = result.samples.filter { $0.metric == Metric.time.name }.map { sample in
        Sample(
          metric: sample.metric, process: sample.process, round: sample.round, order: sample.order,
          iterations: sample.iterations, values: sample.values.indices.map { [time + 1e4 * Double($0)] })
      }
      return BenchmarkResult(id: result.id, label: result.label, samples: samples)
    }
    return BenchmarkRun(
      id: run.id, suite: run.suite, plan: run.plan, environment: run.environment, metrics: run.metrics, results: results
    )
  }

  @Test("Several commands and parameters are benchmarks each, and stand beside the fastest")
  func several() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--runs", "5", "-o", "r.json", "--parameter", "t=0.01,0.05", "--command", "sleep {t}", "--command",
      "sh -c 'sleep 0.02; exit 0 # {t}'")
    #expect(ended.status == 0, "\(ended)")
    let names = try directory.runFile("r.json").results.map(\.id.description)
    #expect(names.prefix(2) == ["sleep {t} (t=0.01)", "sleep {t} (t=0.05)"] && names.count == 4)
    #expect(ended.output.contains("Relative to the fastest") && ended.output.contains("×"), "\(ended.output)")
  }

  @Test("Arguments are commands that are compared with each other, and leave no file unless one is asked for")
  func arguments() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run("bench-run", "-r", "3", "sleep 0.01", "sleep 0.03", "--command", "sleep 0.02")
    #expect(ended.status == 0 && ended.output.contains("Relative to the fastest"), "\(ended)")
    #expect(try directory.names().isEmpty)
    let page = try directory.run("bench-run", "-r", "3", "--export-markdown", "page.md", "sleep 0.01")
    #expect(page.status == 0, "\(page)")
    #expect(try directory.text("page.md").contains("sleep 0.01"))
    #expect(try directory.names() == ["page.md"])
  }

  @Test("Parameters as hyperfine writes them, and its JSON, which is read again")
  func hyperfine() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "-q", "-r", "2", "-w", "1", "-P", "t", "0", "0.02", "-D", "0.01", "-L", "how", "a,b",
      "--export-json", "h.json", "sh -c 'sleep {t} # {how}'")
    #expect(ended.status == 0, "\(ended)")
    let run = try directory.runFile("h.json")
    #expect(run.suite == "hyperfine" && run.results.count == 6)
    #expect(run.results[0].id.name == "sh -c 'sleep 0.00 # a'")
    #expect(run.results[5].id.parameters.map(\.value) == ["b", "0.02"])
    let time = try #require(run.results[5].sample(of: .time))
    #expect(time.values.count == 2 && time.values.allSatisfy { $0[0] > 20e6 })
    let compared = try directory.run("bench-compare", "h.json", "h.json")
    #expect(compared.status == 4 && compared.errors.contains("same"), "\(compared)")
  }

  @Test("A failing command is told with its status, the others are kept, and the tool ends with 4")
  func failing() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--runs", "2", "-o", "r.json", "--command", "sh -c 'echo why >&2; exit 7'", "--command", "true")
    #expect(ended.status == 4 && ended.output.contains("FAILED") && ended.output.contains("why"), "\(ended)")
    #expect(ended.errors.contains("it ended with status 7"), "\(ended.errors)")
    #expect(try directory.runFile("r.json").results.map(\.status) == [.failed, .measured])
    let allowed = try directory.run(
      "bench-run", "--runs", "2", "-o", "r.json", "--allow-exit", "0,7", "--command", "sh -c 'exit 7'")
    #expect(allowed.status == 0, "\(allowed)")
  }

  @Test("Preparation and cleanup run on both sides of a session, too")
  func session() throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--baseline-command", "sh -c 'test -e ready; rm ready'", "--command", "sh -c 'rm ready'",
      "--prepare",
      "touch ready", "--cleanup", "touch cleaned", "--rounds", "3", "--pairs", "1", "--no-compare", "-q")
    #expect(ended.status == 0, "\(ended)")
    #expect(try directory.shell("test -e cleaned").status == 0)
  }

  @Test(
    "What cannot be meant is refused with one clear line",
    arguments: [
      ("--runs 0 -- true", "needs a whole number from 1"),
      ("--command true -- true", "what stands after -- is a command"),
      ("-- --flag", "'--flag' is no program"), ("--suite stress -- true", "--suite and what stands after --"),
      ("--prepare true", "--prepare is for a command"), ("--parameter a=1 -- true", "no command holds {a}"),
      ("--parameter a -- true", "a name and different values"),
      ("--parameter-scan a 3 1 'echo {a}'", "the smaller one first"),
      ("--parameter-scan a 0 1 -D 0 'echo {a}'", "in steps of 0"),
      ("--worker x true", "--worker and the command 'true'"),
      ("true true", "is given twice"), ("--parameter-list a", "needs a value"),
      ("--command true --command true", "is given twice"),
      ("--parameter a=1 --parameter a=2 --command 'echo {a}'", "--parameter a is given twice"),
      ("--allow-exit 256 -- true", "exit statuses from 0 to 255"), ("--launches 3 -- true", "--runs says how often"),
      ("--runs 3 --worker x", "--runs is for commands"), ("--iterations a=3 -- true", "--iterations is for benchmarks"),
      ("--baseline-command true --command true --command false", "a session has one --command"),
      ("--baseline-command true --command false --runs 3", "--runs is for a run of one side"),
    ] as [(String, String)])
  func refused(arguments: String, message: String) throws {
    let ended = try ScratchDirectory().shell("bench-run \(arguments)")
    #expect(ended.status == 64 && ended.output.isEmpty && ended.errors.contains(message), "\(ended)")
  }
}
