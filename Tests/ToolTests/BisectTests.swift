import Testing

@Suite("bench-run --bisect")
struct BisectTests {
  /// A repository of 32 commits after the first; from one of them on the work takes 8 % longer, and one does not build.
  private func repository(slowFrom first: Int, brokenAt broken: Int) throws -> GateRepository {
    let repository = try GateRepository(GateRepository.builtFiles("sleep 0.100"))
    for number in 1...32 {
      let build = number == broken ? "exit 1\n" : "pwd >> \"$LOG\"; cp work.sh built.sh\n"
      try repository.put([
        "work.sh": "sleep \(number < first ? "0.100" : "0.108")", "build.sh": build, "note": "\(number)",
      ])
      try repository.commit("change \(number)")
    }
    return repository
  }

  @Test(
    "Of 32 commits the one that made the work 8 % slower is named, past one that does not build, and nothing is left")
  func planted() throws {
    // The first step of the search meets the commit that does not build.
    let repository = try repository(slowFrom: 21, brokenAt: 16)
    let head = try repository.shell("git rev-parse HEAD; git status --porcelain; git stash list; cat .git/HEAD").output
    let found = try repository.shell("bench-run --bisect work --good HEAD~32 --pairs 1")
    #expect(found.status == 0, "\(found)")
    #expect(found.output.contains(" change 21\n") && found.output.contains("since:"), "\(found)")
    #expect(found.errors.contains("tells nothing"))
    #expect(
      try repository.shell("git rev-parse HEAD; git status --porcelain; git stash list; cat .git/HEAD").output == head)
    try repository.expectClean()
    #expect(try repository.kept().count >= 2)
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
