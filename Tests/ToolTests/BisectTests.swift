import Testing

@Suite("bench-run --bisect")
struct BisectTests {
  /// A repository of so many commits after the first; from one of them on the work is another script, and one does not
  /// build.
  private func repository(
    _ count: Int, _ files: [String: String], slow script: String, from first: Int, brokenAt broken: Int? = nil
  ) throws -> GateRepository {
    let repository = try GateRepository(files)
    for number in 1...count {
      let build = number == broken ? "exit 1\n" : "pwd >> \"$LOG\"; cp work.sh built.sh\n"
      let work = number < first ? files["work.sh"] : script
      try repository.put(["work.sh": work ?? "", "build.sh": build, "note": "\(number)"])
      try repository.commit("change \(number)")
    }
    return repository
  }

  @Test(
    "Of 32 commits the one that made the work 8 % slower is named, past one that does not build, and nothing is left")
  func planted() throws {
    // A suite that prints made figures takes no time, and gives the same answer whatever else runs. The first step of
    // the search meets the commit that does not build.
    let suite =
      #"{\#(GateRepository.schema), "build": ["sh", "build.sh"], "harness": {"name": "go", "command": ["sh", "built.sh"]}}"#
    let files = GateRepository.builtFiles(HarnessToolTests.suite(work: 1000)).merging(["benchmarks/bench.json": suite])
    { $1 }
    let repository = try repository(
      32, files, slow: HarnessToolTests.suite(work: 1080), from: 21, brokenAt: 16)
    let head = try repository.shell("git rev-parse HEAD; git status --porcelain; git stash list; cat .git/HEAD").output
    let found = try repository.shell("bench-run --bisect Work --good HEAD~32 --pairs 1 --rounds 8")
    #expect(found.status == 0, "\(found)")
    #expect(found.output.contains(" change 21\n") && found.output.contains("since:"), "\(found)")
    #expect(found.errors.contains("tells nothing"))
    #expect(
      try repository.shell("git rev-parse HEAD; git status --porcelain; git stash list; cat .git/HEAD").output == head)
    try repository.expectClean()
    #expect(try repository.kept().count >= 2)
  }

  @Test("A commit that makes a command slower is found by measuring it")
  func measured() throws {
    let repository = try repository(
      4, GateRepository.builtFiles("sleep 0.020"), slow: "sleep 0.040", from: 3)
    let found = try repository.shell("bench-run --bisect work --good HEAD~4 --pairs 1 --rounds 10")
    #expect(found.status == 0 && found.output.contains(" change 3\n"), "\(found)")
    try repository.expectClean()
  }

  @Test("Commits of two branches, and a benchmark that is not slower, are refused")
  func refused() throws {
    let repository = try GateRepository(GateRepository.builtFiles("sleep 0.01"))
    try repository.commit("second")
    #expect(try repository.shell("bench-run --bisect work --good HEAD --bad HEAD~1").status == 64)
    #expect(try repository.shell("bench-run --bisect work").status == 64)
    #expect(try repository.shell("bench-run --bisect work --good nowhere").status == 66)
    let same = try repository.shell("bench-run --bisect work --good HEAD~1 --pairs 1 --rounds 4")
    #expect(same.status == 3 && same.errors.contains("is not slower"), "\(same)")
  }
}
