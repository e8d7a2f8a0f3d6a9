import BenchComparison
import BenchModel
import BenchRendering
import CommandLineTool
import Testing
import ToolFiles

@testable import bench_compare

/// Two runs of a tool on the same files, a second apart, in folders, zones, languages and hosts that differ.
@Suite("Same input, same bytes")
struct SameBytesTests {
  private static let comparisons = ComparisonFormat.allCases.map {
    "bench-compare base.json new.json -q --format \($0.rawValue) -o out/page"
  }
  private static let others =
    ["markdown", "html", "text"].map { "bench-report new.json -b base.json --format \($0) -o out/page" } + [
      "bench-report new.json --summary out/summary.md -o out/report.md",
      "bench-compare base.json new.json -q --explain group/a -o out/why.md",
      "bench-compare convert new.json -o out/new.json",
      "bench-compare convert --to csv new.json -o out/new.csv",
    ]

  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2", ["a": 1200, "b": 50_000]))
    for (day, name) in ["base", "new"].enumerated() {
      let ended = try directory.run(
        "bench-compare", "--history", "--record", "\(name).json", "--date", "2026-01-0\(day + 1)T00:00:00Z",
        "history.jsonl")
      try #require(ended.status == 0, "\(ended)")
    }
    return directory
  }

  /// Everything that a line leaves in `out`, and what it printed.
  private func outcome(
    _ line: String, _ variables: [String: String]
  ) throws -> (files: [String: [UInt8]], printed: String, status: Int32) {
    let directory = try directory()
    let environment = ScratchDirectory.environment.merging(variables) { $1 }
    let ended = try directory.shell(line, environment: environment)
    var files: [String: [UInt8]] = [:]
    for name in try directory.names("out") {
      for inner in (try? directory.names("out/\(name)")) ?? [] {
        files["\(name)/\(inner)"] = try directory.bytes("out/\(name)/\(inner)")
      }
      if let bytes = try? directory.bytes("out/\(name)") { files[name] = bytes }
    }
    return (files, ended.output + ended.errors, ended.status)
  }

  @Test("Zone, language, host, folder, CI and time change no byte of any form", arguments: comparisons + others)
  func sameBytes(line: String) throws {
    let here = try outcome(line, ["TZ": "UTC", "HOSTNAME": "one", "USER": "a", "HOME": "/root"])
    let there = try outcome(
      "sleep 1; \(line)",
      [
        "TZ": "Asia/Tokyo", "HOSTNAME": "two", "USER": "b", "HOME": "/", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8",
        "GITHUB_ACTIONS": "true", "CI": "true",
      ])
    #expect(!here.files.isEmpty && here.files.values.allSatisfy { !$0.isEmpty })
    #expect(
      here.files == there.files && here.printed == there.printed && here.status == there.status, "\(there.printed)")
  }

  @Test(
    "The terminal, its width, NO_COLOR and the locale change no byte of a file",
    arguments: comparisons + others + ["bench-compare --history history.jsonl --all -q -o out/history.txt"])
  func sameFiles(line: String) throws {
    let plain = try outcome(line, [:]).files
    #expect(!plain.isEmpty && plain.values.allSatisfy { !$0.isEmpty })
    let surroundings = [
      ["TERM": "dumb", "LC_ALL": "C"], ["TERM": "xterm-256color", "COLUMNS": "200", "CLICOLOR_FORCE": "1"],
      ["COLUMNS": "20", "NO_COLOR": "1", "LC_ALL": "POSIX"], ["FORCE_COLOR": "1", "LC_ALL": "de_DE.ISO-8859-1"],
    ]
    for variables in surroundings {
      #expect(try outcome(line, variables).files == plain, "\(variables)")
    }
  }

  @Test("A page of bench-run is the same in a file, too, and has colour there only where it is asked for")
  func pages() throws {
    let page = ComparisonPage(try Self.comparison()).document
    func bytes(_ destination: String, _ environment: [String: String], _ color: ColorChoice = .auto) -> [UInt8] {
      PageFormat.text.bytes(of: page, for: destination, environment: environment, color: color)
    }
    let plain = bytes("x.txt", [:])
    #expect(bytes("x.txt", ["TERM": "dumb", "COLUMNS": "20", "CLICOLOR_FORCE": "1"]) == plain)
    #expect(String(decoding: plain, as: UTF8.self).unicodeScalars.contains { !$0.isASCII } && !plain.contains(0x1B))
    #expect(bytes("x.txt", ["NO_COLOR": "1"], .always).contains(0x1B))
  }

  private static func comparison() throws -> Comparison {
    let sides = [Runs.run("1"), Runs.run("2", ["a": 1200, "b": 50_000])]
    return try Judge.compare(
      baseline: .init(run: sides[0], file: "base.json", format: "f"),
      current: .init(run: sides[1], file: "new.json", format: "f"), policy: Policy(), policySource: "none",
      sameBytes: false)
  }

  @Test("Only --timestamp brings the clock in, and it says one moment in one zone")
  func timestamp() throws {
    let line = "bench-report new.json --timestamp -o out/report.md"
    let (plain, timed) = try (
      outcome("bench-report new.json -o out/report.md", [:]), outcome(line, ["TZ": "Asia/Tokyo"])
    )
    let lines = [plain, timed].map { outcome in
      String(decoding: outcome.files["report.md"] ?? [], as: UTF8.self).split(separator: "\n")
    }
    let added = lines[1].filter { !lines[0].contains($0) }
    #expect(added.count == 1 && added[0].contains("written by") && added[0].contains("Z`."), "\(added)")
  }
}
