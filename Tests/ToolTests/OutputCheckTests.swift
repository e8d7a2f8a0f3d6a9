import BenchModel
import SafeFiles
import Testing

@Suite("Outputs never destroy inputs")
struct OutputCheckTests {
  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2"))
    try directory.put(Runs.run("1"), at: "old/1.json")
    try directory.put(#"{"schema": {"name": "bench-policy", "version": 1}}"#, at: "baselines/policy.json")
    let made = try directory.shell("ln -s base.json link.json && ln new.json hard.json && ln -s old folder")
    #expect(made.status == 0)
    return directory
  }

  @Test(
    "An output that is an input, or another output, by whatever name, is refused before anything is read",
    arguments: [
      "bench-compare base.json new.json -o base.json", "bench-compare base.json new.json -o ./new.json",
      "bench-compare base.json new.json -o link.json", "bench-compare base.json new.json --format json -o hard.json",
      "bench-compare base.json new.json --format json -o baselines/policy.json",
      "bench-compare base.json new.json --policy baselines/policy.json --format json -o baselines/../baselines/policy.json",
      "bench-compare base.json new.json -o page.md -o ./page.md",
      "bench-compare base.json new.json -o folder/x.md -o old/x.md",
      "bench-compare old new.json --format json -o folder/1.json",
      "bench-compare missing.json new.json -o ./missing.json",
      "bench-compare convert base.json -o base.json", "bench-compare convert old -o old/1.json",
      "bench-compare convert --to csv new.json -o hard.json", "bench-compare --history --record base.json base.json",
      "bench-report base.json -o ./base.json --format html",
      "bench-report base.json --baseline new.json -o hard.json --format text",
      "bench-report base.json --summary link.json", "bench-report base.json -o a.md --summary ./a.md",
    ])
  func refused(line: String) throws {
    let directory = try directory()
    let look = "find . -type f -exec sha256sum {} + | sort"
    let before = try directory.shell(look).output
    let ended = try directory.shell(line)
    #expect(ended.status == 64, "\(ended)")
    #expect(try directory.shell(look).output == before)
  }

  @Test("What goes to two places, to standard output or to a device destroys nothing")
  func allowed() throws {
    let directory = try directory()
    for line in [
      "bench-compare base.json new.json -o a.md -o b.md -o /dev/null", "bench-compare old new.json -o old.md",
      "bench-compare convert base.json -o - > c.json",
    ] {
      let ended = try directory.shell(line)
      #expect(ended.status != 64, "\(line): \(ended)")
    }
  }
}
