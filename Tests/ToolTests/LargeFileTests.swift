import BenchModel
import Testing

@testable import ToolFiles

@Suite("Large files and limits")
struct LargeFileTests {
  /// A pyperf file of some megabytes: more than one block of what is read at a time.
  private static func pyperf(factor: Double) -> String {
    let benchmarks = (0..<40).map { number in
      let runs = (0..<10).map { run in
        let values = (0..<200).map { "\(0.01 * factor * (1 + 0.001 * Double((run * 7 + $0 * 3) % 10) / 3))" }
        return #"{"values":[\#(values.joined(separator: ","))]}"#
      }
      return #"{"metadata":{"name":"b\#(number)"},"runs":[\#(runs.joined(separator: ","))]}"#
    }
    return #"{"benchmarks":[\#(benchmarks.joined(separator: ","))],"version":"1.0"}"#
  }

  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Self.pyperf(factor: 1), at: "old/p.json")
    try directory.put(Self.pyperf(factor: 1.2), at: "new/p.json")
    return directory
  }

  @Test("A large file is judged alike as a file, through a pipe and in a folder")
  func sources() throws {
    let directory = try directory()
    #expect(try directory.bytes("old/p.json").count > 1 << 20)
    let sides = ["old/p.json new/p.json", "- new/p.json < old/p.json", "old new", "old/p.json /dev/stdin < new/p.json"]
    let pages = try sides.map { sides in
      let ended = try directory.shell("bench-compare --format csv \(sides)")
      #expect(ended.status == 3 && ended.errors.contains("common shift of +20.0%, cause unknown"), "\(ended.errors)")
      return ended.output
    }
    #expect(Set(pages).count == 1)
    let piped = try directory.shell("cat old/p.json | bench-compare --format csv - new/p.json")
    #expect(piped.output == pages[0])
    // The same bytes are the same run, however they came.
    let same = try directory.shell("cat old/p.json | bench-compare - old/p.json")
    #expect(same.errors.contains("same run"), "\(same.errors)")
  }

  @Test("A large file that is cut short, or has a wrong value deep inside, names the place")
  func damaged() throws {
    let directory = try directory()
    let text = Self.pyperf(factor: 1)
    try directory.put(String(text.dropLast(text.count / 3)), at: "cut.json")
    let cut = try directory.run("bench-compare", "cut.json", "new/p.json")
    #expect(cut.status == 65 && cut.errors.contains("cut.json:1:"), "\(cut.errors)")
    #expect(cut.errors.contains("never closed: it may be cut short"), "\(cut.errors)")
    try directory.put(text.replacing(#"{"name":"b39"}"#, with: #"{"name":30}"#), at: "wrong.json")
    let wrong = try directory.run("bench-compare", "wrong.json", "new/p.json")
    #expect(
      wrong.status == 65 && wrong.errors.contains("benchmarks[39]: found a number, wanted a string"), "\(wrong.errors)")
  }

  @Test(
    "What may be read of a side is an option of every tool that reads runs",
    arguments: [
      "bench-compare", "bench-compare convert", "bench-report -o -",
      "bench-compare --history --commit c --date 2026-01-01T00:00:00Z --machine m --record",
    ])
  func limit(command: String) throws {
    let directory = try directory()
    let files = command == "bench-compare" ? "old/p.json new/p.json" : "old/p.json"
    let refused = try directory.shell("\(command) \(files) --max-input 1MB")
    #expect(refused.status == 66 && refused.errors.contains("it has more than 1048576 bytes"), "\(refused.errors)")
    let piped = try directory.shell(
      "cat old/p.json | \(command) \(files.replacing("old/p.json", with: "-")) --max-input 1MB")
    #expect(
      piped.status == 66 && piped.errors.contains("'standard input': it has more than 1048576"), "\(piped.errors)")
    #expect(try directory.shell("\(command) \(files) --max-input 9MB > out").status < 4)
  }

  @Test("The files of a side count together")
  func together() throws {
    let directory = try directory()
    try directory.put("BenchmarkA 1 2 ns/op\n", at: "many/a.txt")
    try directory.put("BenchmarkA 1 3 ns/op\n", at: "many/b.txt")
    #expect(try directory.shell("bench-compare convert many --max-input 42 > out").status == 0)
    let refused = try directory.shell("bench-compare convert many --max-input 41 > out")
    #expect(
      refused.status == 66 && refused.errors.contains("'many/b.txt': it has more than 20 bytes"), "\(refused.errors)")
  }

  @Test("What ends a pipe before its end is never taken for the end of the file, even where a line ends")
  func cutShort() throws {
    let directory = try ScratchDirectory()
    // Lines of 32 bytes, so that every block ends with one.
    let line = "yes 'BenchmarkSort-2 1000 12.3 ns/op' | head -c 2097152"
    #expect(try directory.shell("\(line) | bench-compare convert - > out").status == 0)
    let refused = try directory.shell("\(line) | bench-compare convert - --max-input 1536KB")
    #expect(refused.status == 66 && refused.output.isEmpty, "\(refused.errors)")
  }

  @Test("How far a file is read is said as a share where its size is known")
  func progress() {
    #expect(ReadingProgress.text(path: "a.json", count: 1 << 20, size: 4 << 20) == "[25 % of 4 MB] reading a.json")
    #expect(ReadingProgress.text(path: "standard input", count: 3 << 20, size: nil) == "[3 MB] reading standard input")
    #expect(ReadingProgress.text(path: "grown", count: 3 << 20, size: 2 << 20) == "[3 MB] reading grown")
    #expect(ReadingProgress.text(path: "a\u{1B}[2J", count: 1, size: 2).contains("\u{1B}") == false)
  }
}
