import BenchModel
import Testing
import ToolFiles

@Suite("Baselines that are kept")
struct KeptBaselineTests {
  private func path(_ name: String = "main") throws -> String {
    try KeptBaseline(name: name).path(for: Runs.environment)
  }

  @Test("A run of this machine is kept under a name, and the one of the current run's machine and toolchain is taken")
  func kept() throws {
    let directory = try ScratchDirectory()
    let saved = try directory.run(
      "bench-run", "--save-baseline", "main", "-q", "--runs", "5", "-o", "run.json", "--", "true")
    // The machine may be busy with other tests, and a noisy run is refused.
    if saved.status == 4 {
      #expect(saved.errors.contains("noisy") && saved.errors.contains("is left as it is"))
    } else {
      #expect(saved.status == 0, "\(saved)")
      let judged = try directory.run("bench-compare", "--baseline-dir", "baselines", "main", "run.json")
      #expect(judged.status == 4 && judged.errors.contains("same run"))
    }
    let absent = try directory.run("bench-compare", "--baseline-dir", "baselines", "other", "run.json")
    #expect(absent.status == 4 && absent.errors.contains("there is no baseline 'other' of this machine and toolchain"))
    #expect(try directory.run("bench-compare", "--baseline-dir", "baselines", "../x", "run.json").status == 64)
    #expect(try directory.run("bench-run", "--save-baseline", "main", "--filter", "x", "--", "true").status == 64)
  }

  @Test("The first run becomes the baseline, a sound one replaces it, and the bytes are those of the run")
  func update() throws {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("one"), at: "1.json")
    try directory.put(Runs.run("two"), at: "2.json")
    func update(_ file: String) throws -> Ended {
      try directory.run("bench-compare", "--baseline-dir", "baselines", "main", file, "--update-baseline", "-t", "50%")
    }
    #expect(try update("1.json").status == 0)
    let first = try directory.text(path())
    let second = try update("2.json")
    #expect(second.status == 0 && second.errors.contains("is the baseline now"), "\(second)")
    #expect(try directory.text(path()) != first)
    #expect(try update("1.json").status == 0)
    #expect(try directory.text(path()) == first)
  }

  @Test("A regressed, failed, partial or noisy run is refused and leaves the file, and --accept keeps its reason")
  func refused() throws {
    let directory = try ScratchDirectory()
    var busy = Runs.environment
    busy.loadAtStart = 3
    let sound = Runs.run("sound")
    let partial = BenchmarkRun(
      id: "partial", startedAt: sound.startedAt, suite: sound.suite, completeness: .partial,
      environment: sound.environment, metrics: sound.metrics, results: Runs.run("partial").results)
    let cases = [
      ("slow", Runs.run("slow", ["a": 1500, "b": 50_000]), "it regressed", Int32(1)),
      ("failed", Runs.run("failed", more: [Runs.failed("c")]), "1 of 3 benchmarks failed", 4),
      ("partial", partial, "it was stopped early", 4),
      ("noisy", Runs.run("noisy", environment: busy), "it is noisy", 4),
    ]
    try directory.put(sound, at: path())
    let before = try directory.text(path())
    func compare(_ arguments: [String]) throws -> Ended {
      try directory.run("bench-compare", arguments, environment: ScratchDirectory.environment)
    }
    for (name, run, reason, status) in cases {
      try directory.put(run, at: "\(name).json")
      let call = ["--baseline-dir", "baselines", "main", "\(name).json", "--update-baseline", "-t", "9%"]
      let refused = try compare(call)
      #expect(refused.status == status && refused.errors.contains(reason), "\(name): \(refused)")
      #expect(try directory.text(path()) == before)
      let accepted = try compare(call + ["--accept", "the new parser"])
      #expect(accepted.status == 0, "\(accepted)")
      #expect(try directory.text(path()).contains("the new parser"))
      let next = try directory.run("bench-compare", "--baseline-dir", "baselines", "main", "\(name).json")
      #expect(next.output.contains("taken as a baseline all the same: the new parser"))
      try directory.put(sound, at: path())
    }
    #expect(try directory.run("bench-compare", "a", "b", "--accept", "x").status == 64)
  }

  @Test(
    "A baseline that is looked up takes no second pair of runs, and an update takes the whole of one run",
    arguments: [
      ("--baseline-dir baselines main new.json --rerun", "--baseline-dir names the baseline: leave --rerun out"),
      ("--baseline-dir baselines main new.json --rerun 2.json 3.json", "leave --rerun out"),
      ("--baseline-from-history 5 new.json --rerun", "--baseline-from-history names the baseline: leave --rerun out"),
      ("base.json new.json --update-baseline --filter a", "leave --filter and --metric out"),
      ("base.json new.json --update-baseline --metric time", "leave --filter and --metric out"),
      ("--baseline-dir baselines main new.json --update-baseline --filter a", "leave --filter and --metric out"),
      ("base.json new.json --update-baseline --rerun", "--rerun judges two"),
    ])
  func together(arguments: String, sentence: String) throws {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("base"), Runs.run("new"))
    let before = try directory.bytes("base.json")
    let ended = try directory.shell("bench-compare \(arguments)")
    #expect(ended.status == 64 && ended.errors.contains(sentence), "\(ended)")
    #expect(try directory.bytes("base.json") == before && directory.names().count == 2)
  }

  @Test("The last runs of a history are the baseline, and one that was judged regressed is left out of it")
  func history() throws {
    let directory = try ScratchDirectory()
    func dated(_ day: Int, _ location: Double) throws -> String {
      try directory.put(
        Runs.run("run \(day)", ["a": location], startedAt: "2026-03-\(day < 10 ? "0" : "")\(day)T12:00:00Z"),
        at: "\(day).json")
      return "\(day).json"
    }
    func compare(_ arguments: [String]) throws -> Ended {
      try directory.run("bench-compare", arguments, environment: ScratchDirectory.environment)
    }
    for day in 1...8 {
      let location = 1000 * (1 + 0.01 * Double((day * 5) % 8) / 8)
      _ = try directory.run("bench-compare", "--history", "--record", dated(day, location))
    }
    let slow = try directory.run("bench-compare", "--baseline-from-history", "5", dated(9, 1300))
    #expect(slow.status == 1 && slow.lastLine.contains("REGRESSION against 5 runs: "), "\(slow)")
    #expect(!slow.output.contains("chance of at most 1"))
    #expect(slow.output.contains("not bounded by it"))
    let record = ["--history", "--record", "9.json", "--judged"]
    #expect(try compare(record + ["7"]).status == 64)
    #expect(try compare(record + ["1"]).status == 0)
    let next = try directory.run("bench-compare", "--baseline-from-history", "5", dated(10, 1300))
    #expect(next.status == 1)
    let none = try directory.run("bench-compare", "--baseline-from-history", "5", dated(1, 1000))
    #expect(none.status == 4 && none.errors.contains("--history --record"))
    #expect(try directory.run("bench-compare", "--baseline-from-history", "0", "9.json").status == 64)
  }
}
