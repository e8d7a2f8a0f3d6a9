import BenchFormats
import BenchModel
import CommandLineTool
import Glibc
import Testing

@testable import ToolFiles

@Suite("A long history")
struct LongHistoryTests {
  private static let limit = 1 << 22

  /// An entry that is long because of its commit, which costs less to read than many figures.
  private func entry(_ run: String, length: Int = 120_000) throws -> HistoryEntry {
    HistoryEntry(
      run: run, date: try Instant("2026-03-01T12:00:00Z"), commit: String(repeating: "c", count: length), machine: "m",
      suite: "s", metrics: [.time],
      results: [
        .init(
          id: BenchmarkID(group: "g", name: "b"),
          figures: [.init(metric: "time", statistic: .best, estimate: Estimate(value: 1, replicates: 5))])
      ])
  }

  private func lines(_ runs: [String]) throws -> [UInt8] {
    try runs.flatMap { try HistoryFile.line(of: entry($0)) + [10] }
  }

  private static let runs = (0..<10).map { "run \($0)" }

  private func add(
    _ run: String, length: Int = 10, in directory: ScratchDirectory, limit: Int = limit
  ) throws -> Bool {
    try HistoryLog.add(entry(run, length: length), to: directory.file("h.jsonl"), limit: limit)
  }

  /// A history of more than a mebibyte, to which a run was added, so that it has an index.
  private func indexed() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(lines(Self.runs), at: "h.jsonl")
    #expect(try add("new", in: directory))
    #expect(try directory.names().contains(".h.jsonl.index"))
    return directory
  }

  @Test("One run more reads the end of the file, and not what the index knows")
  func end() throws {
    let directory = try indexed()
    // Reading more than the limit is an error.
    #expect(try add("newer", in: directory, limit: 1000))
    #expect(try add("newest", in: directory, limit: 1000))
    #expect(try !add("run 3", in: directory))
    #expect(try !add("newer", in: directory))
    #expect(try HistoryLog.load(directory.file("h.jsonl"), limit: Self.limit).count == 13)
    unlink(directory.file(".h.jsonl.index"))
    #expect(throws: ToolError.self) { try add("another", in: directory, limit: 1000) }
  }

  @Test("A short history has no index beside it")
  func short() throws {
    let directory = try ScratchDirectory()
    for (run, isNew) in [("a", true), ("b", true), ("a", false)] { #expect(try add(run, in: directory) == isNew) }
    #expect(try directory.names() == ["h.jsonl"])
  }

  @Test("Lines that others added are known")
  func others() throws {
    let directory = try indexed()
    #expect(try directory.shell("tail -n 1 h.jsonl | sed s/new/others/ >> h.jsonl").status == 0)
    #expect(try !add("others", in: directory))
    #expect(try !add("run 0", in: directory))
    #expect(try add("mine", in: directory))
  }

  @Test(
    "An index that is gone, spoilt, or of other bytes is made again",
    arguments: ["rm .h.jsonl.index", "echo x > .h.jsonl.index", "echo '{\"schema\":{}}' > .h.jsonl.index"])
  func spoilt(command: String) throws {
    let directory = try indexed()
    #expect(try directory.shell(command).status == 0)
    #expect(try !add("run 7", in: directory))
    #expect(try add("newer", in: directory, limit: Self.limit))
    #expect(try add("newest", in: directory, limit: 1000))
  }

  @Test("A history that was put back or changed is looked up as it is now, also where its size is the same")
  func changed() throws {
    let directory = try indexed()
    #expect(try directory.shell("sed -i 's/\"run 4\"/\"run X\"/' h.jsonl; touch -r .h.jsonl.index h.jsonl").status == 0)
    #expect(try !add("run X", in: directory))
    #expect(try add("run 4", in: directory))
    let older = try directory.bytes("h.jsonl")
    try directory.put(lines(Self.runs), at: "h.jsonl")
    #expect(try directory.bytes("h.jsonl").count < older.count)
    #expect(try add("run 10", in: directory))
    #expect(try !add("run 4", in: directory))
    #expect(try add("new", in: directory))
  }

  @Test("A line cut short is ended, and one without a line feed is known")
  func torn() throws {
    let directory = try indexed()
    #expect(try directory.shell("printf '{\"commit\":\"c' >> h.jsonl").status == 0)
    #expect(try add("newer", in: directory, limit: 2000))
    #expect(try !add("newer", in: directory))
    #expect(try directory.shell("tail -n 1 h.jsonl | sed s/newer/bare/ | tr -d '\\n' >> h.jsonl").status == 0)
    #expect(try !add("bare", in: directory))
    #expect(try add("last", in: directory))
    #expect(try !add("bare", in: directory))
    let read = try HistoryLog.load(directory.file("h.jsonl"), limit: Self.limit)
    #expect(read.count == 14 && read.warnings.count == 1)
  }

  @Test("A link in the place of the index is not followed")
  func link() throws {
    let directory = try ScratchDirectory()
    try directory.put("mine", at: "victim")
    symlink("victim", directory.file(".h.jsonl.index"))
    try directory.put(lines(Self.runs), at: "h.jsonl")
    #expect(try add("new", in: directory))
    #expect(try !add("new", in: directory))
    #expect(try directory.text("victim") == "mine")
  }
}
