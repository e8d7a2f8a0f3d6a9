import BenchRunner
import Glibc
import SafeFiles
import Testing

@Suite("bench-run gate: kept builds")
struct GateCacheTests {
  /// A repository of two commits that is built, and whose second is as fast as the first.
  private func repository() throws -> GateRepository {
    let repository = try GateRepository(GateRepository.builtFiles("sleep 0.05"))
    try repository.put(["work.sh": "exit 0"])
    try repository.commit("second")
    return repository
  }

  private func buildsOfBase(_ repository: GateRepository) throws -> Int {
    try repository.builds().count { $0.contains("/.bench/builds/") || $0.contains("/tmp/bench-run-against-") }
  }

  @Test("A base is built once and found again, and what is kept is private and unseen")
  func reuse() throws {
    let repository = try repository()
    for round in 0..<2 {
      let ended = try repository.gate()
      #expect(ended.status == 0, "\(ended)")
      #expect(ended.errors.contains("as it was built before") == (round == 1), "\(ended.errors)")
    }
    #expect(try repository.builds().count == 3 && buildsOfBase(repository) == 1)
    #expect(try repository.kept().count == 1)
    let mode = try repository.shell("stat -c %a .bench/builds/*-*").output
    #expect(mode == "700\n")
    try repository.expectClean()
  }

  @Test("Without a cache the base is built anew, and nothing is kept")
  func noCache() throws {
    let repository = try repository()
    for _ in 0..<2 { #expect(try repository.gate("--no-cache").status == 0) }
    #expect(try buildsOfBase(repository) == 2)
    #expect(try !repository.directory.names("repo/.bench").contains("builds"))
    try repository.expectClean()
  }

  @Test("The folder of kept builds is that of the option, or of the variable")
  func folders() throws {
    let repository = try repository()
    #expect(try repository.gate("--cache-dir ../one").status == 0)
    #expect(try repository.gate("", ["BENCH_CACHE": repository.directory.file("two")]).status == 0)
    #expect(try repository.kept("one").count == 1 && repository.kept("two").count == 1)
    #expect(try repository.gate("--cache-dir x --no-cache").status == 64)
  }

  @Test(
    "A kept build that is not what was built is not used",
    arguments: [
      ("echo sleep 0.2 > $KEPT/repo/built.sh", "its worker is not the one that was built"),
      ("echo sleep 0.2 > $KEPT/repo/work.sh", "its files are not those of the commit"),
      ("chmod g+w $KEPT", ""), ("rm $KEPT/record.json", ""), ("echo '{}' > $KEPT/record.json", ""),
      ("sed -i 's/sh\",/bash\",/' $KEPT/record.json", ""), ("rm -rf $KEPT/repo", "its worker is not"),
    ])
  func tampered(change: String, word: String) throws {
    let repository = try repository()
    #expect(try repository.gate().status == 0)
    #expect(try repository.shell("KEPT=$(echo .bench/builds/*-*); \(change)").status == 0)
    let ended = try repository.gate()
    #expect(ended.status == 0 && !ended.errors.contains("as it was built before"), "\(ended)")
    #expect(word.isEmpty || ended.errors.contains(word), "\(ended.errors)")
    #expect(try buildsOfBase(repository) == 2)
    #expect(try repository.gate().errors.contains("as it was built before"))
    try repository.expectClean()
  }

  @Test("What one change built is not used for another, and what was built where no change was is used for all")
  func scopes() throws {
    let repository = try repository()
    let change = { (number: Int) in
      ["GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/\(number)/merge"]
    }
    #expect(try repository.gate("", change(1)).status == 0)
    #expect(try repository.gate("", change(1)).errors.contains("as it was built before"))
    #expect(try !repository.gate("", change(2)).errors.contains("as it was built before"))
    #expect(try !repository.gate().errors.contains("as it was built before"))
    #expect(try repository.gate("", change(3)).errors.contains("as it was built before"))
    #expect(try repository.kept().count == 3)
  }

  @Test("A build of another toolchain, or with other variables, is another build")
  func toolchains() throws {
    let repository = try repository()
    #expect(try repository.gate().status == 0)
    #expect(try !repository.gate("", ["CFLAGS": "-O3"]).errors.contains("as it was built before"))
    #expect(try repository.gate("", ["CFLAGS": "-O3"]).errors.contains("as it was built before"))
    #expect(try repository.kept().count == 2)
  }

  @Test("No more than eight are kept: those used last, and no rest of a build that was killed")
  func bounded() throws {
    let repository = try repository()
    for number in 0..<7 {
      #expect(try repository.gate("--quiet --rounds 5", ["CFLAGS": "\(number)"]).status != 70)
    }
    #expect(try repository.shell("mkdir -p .bench/builds/rest/repo && touch .bench/builds/rest/repo/x").status == 0)
    let first = try repository.gate("--rounds 5", ["CFLAGS": "0"])
    #expect(first.errors.contains("as it was built before"), "\(first.errors)")
    for number in 7..<10 {
      #expect(try repository.gate("--quiet --rounds 5", ["CFLAGS": "\(number)"]).status != 70)
    }
    #expect(try repository.kept().count == 8 && !repository.kept().contains("rest"))
    #expect(try repository.gate("--rounds 5", ["CFLAGS": "0"]).errors.contains("as it was built before"))
    #expect(try !repository.gate("--rounds 5", ["CFLAGS": "1"]).errors.contains("as it was built before"))
  }

  @Test("Several gates of one base at a time do not disturb one another, and one build is kept")
  func concurrent() throws {
    let repository = try repository()
    let ended = try repository.shell(
      "for n in 1 2 3 4; do (bench-run gate --pairs 1 --output-dir ../out$n >>../said 2>&1; echo $? >>../statuses) & done; wait"
    )
    #expect(ended.status == 0)
    let said = try repository.directory.text("said")
    #expect(try repository.directory.text("statuses") == "0\n0\n0\n0\n", "\(said)")
    #expect(try repository.kept().count == 1)
    #expect(try repository.gate().errors.contains("as it was built before"))
    try repository.expectClean()
  }

  @Test("A build that changes tracked files is used and not kept, and that is said")
  func unkept() throws {
    let repository = try GateRepository(
      GateRepository.builtFiles("sleep 0.05").merging(["build.sh": "cp work.sh built.sh; date >> notes", "notes": ""]) {
        $1
      })
    try repository.put(["work.sh": "exit 0"])
    try repository.commit("second")
    let ended = try repository.gate()
    #expect(ended.status == 0 && ended.errors.contains("is not kept: the build changes files"), "\(ended)")
    #expect(try repository.kept() == [])
  }

  @Test(
    "A gate that is stopped while it builds leaves nothing that the next one does not remove",
    arguments: [SIGINT, SIGTERM, SIGKILL])
  func stopped(signal: Int32) throws {
    let slow = "echo start >> \"$LOG\"; if [ -e \"$STOP\" ]; then sleep 1000; fi; cp work.sh built.sh"
    let repository = try GateRepository(
      GateRepository.builtFiles("sleep 0.05").merging(["build.sh": slow]) { $1 })
    try repository.put(["work.sh": "exit 0"])
    try repository.commit("second")
    try repository.directory.put("", at: "stop")
    var environment = repository.environment
    environment["STOP"] = repository.directory.file("stop")
    var launch = repository.directory.launch(
      [ScratchDirectory.tools + "/bench-run", "gate", "--pairs", "1"], environment: environment)
    launch.directory = repository.directory.file("repo")
    let ended = try repository.directory.ended(launch, signaledBy: signal, after: "log", lines: 1)
    #expect(ended.status == 128 + signal, "\(ended)")
    try repository.directory.expectNoProcess(atOnce: signal != SIGKILL)
    if signal != SIGKILL { #expect(try repository.kept() == []) }
    let next = try repository.gate()
    #expect(next.status == 0, "\(next)")
    #expect(try repository.kept().count == 1)
    try repository.expectClean()
  }
}
