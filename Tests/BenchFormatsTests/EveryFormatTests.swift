import BenchModel
import StrictJSON
import Testing

@testable import BenchFormats

/// What holds of every format, asked of every fixture that lies in a format's folder.
@Suite("Every format")
struct EveryFormatTests {
  @Test("Every format has fixtures, in a folder that is named as the format is on a command line")
  func fixtures() {
    #expect(Fixture.keywords == RunReader.keywords.sorted())
    #expect(Set((Fixture.files + Fixture.folders).map { Fixture.keyword(of: $0) }) == Set(Fixture.keywords))
    let folderFormats = RunReader.formats.filter { $0 is any FolderFormat.Type }.map { $0.keyword }
    #expect(Set(Fixture.folders.map { Fixture.keyword(of: $0) }) == Set(folderFormats))
    #expect(Set(RunReader.names).count == RunReader.names.count)
    #expect(RunReader.formats.filter { $0 is any StreamedFormat.Type }.count == RunReader.streamedFormats.count)
  }

  @Test(
    "A file is recognised by its own format and by no other, and what it says can be relied on",
    arguments: Fixture.files)
  func recognised(name: String) throws {
    let bytes = try Fixture.bytes(name)
    #expect(Recognition.formats(of: bytes).map { $0.keyword } == [Fixture.keyword(of: name)])
    let run = try readFixture(name)
    #expect(Mutation.isReliable(run))
    let named = try RunReader.read(bytes, source: name, identity: "content:1", as: Fixture.keyword(of: name)).run
    #expect(try StrictJSONEncoder().encode(named) == StrictJSONEncoder().encode(run))
  }

  @Test("A folder is recognised, and what its last measurement says can be relied on", arguments: Fixture.folders)
  func folders(name: String) throws {
    let keyword = Fixture.keyword(of: name)
    for other in RunReader.keywords where other != keyword {
      #expect(Fixture.folder(name, as: other) == nil)
    }
    #expect(Fixture.folder(name, as: keyword) != nil)
    let run = try #require(try readFolder(name, Fixture.wanted(in: name), beside: Fixture.tree(Fixture.path(of: name))))
    #expect(Mutation.isReliable(run))
    try Self.expectSameAgain(run)
    #expect {
      try RunReader.read(Array("x".utf8), source: "x", identity: "", as: keyword)
    } throws: { "\($0)".hasSuffix("is read as a whole: name the folder, not a file in it") }
  }

  @Test("Written in our own form and read again, every run is what it was", arguments: Fixture.files)
  func roundTrip(name: String) throws { try Self.expectSameAgain(readFixture(name)) }

  private static func expectSameAgain(_ run: BenchmarkRun) throws {
    let written = try OwnRunFormat.bytes(of: run)
    let again = try RunReader.read(written, source: "own", identity: "content:2")
    #expect(again.format == OwnRunFormat.name)
    #expect(try OwnRunFormat.bytes(of: again.run) == written)
  }

  @Test("A document that ends too early is refused wherever it ends", arguments: Fixture.files.filter(isDocument))
  func truncated(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let end = bytes.lastIndex { "}]>".utf8.contains($0) } ?? 0
    // Every place of a small file, and of a larger one as many, at a step that meets all kinds of places.
    let step = 1 + end / LongForm.count(60, end + 1)
    let places = Array(stride(from: 0, through: end, by: step)) + Array(max(0, end - 20)...end)
    let read = places.filter { refusal(of: Array(bytes[..<$0])) == nil }
    #expect(read.isEmpty)
    #expect(refusal(of: Array(bytes[...end])) == nil)
  }

  @Test(
    "Text that ends too early is refused, or read as far as whole lines go",
    arguments: Fixture.files.filter { !isDocument($0) })
  func truncatedLines(name: String) throws {
    // Counts of intervals add up, to less where some are missing.
    if name.hasSuffix("-intervals.json") { return }
    let bytes = try Fixture.bytes(name)
    let whole = try readFixture(name)
    let step = 1 + bytes.count / LongForm.count(100, bytes.count + 1)
    let places =
      Array(stride(from: 0, to: bytes.count, by: step)) + Array(max(0, bytes.count - 20)..<bytes.count)
    for end in places {
      guard let run = try? RunReader.read(Array(bytes[..<end]), source: "x", identity: "content:1").run else {
        continue
      }
      for result in run.results where result.status == .measured {
        // A benchmark may have failed later; what was measured of one before is a beginning of what the whole file
        // holds.
        guard let all = whole.results.first(where: { $0.id == result.id }), all.status == .measured else { continue }
        for sample in result.samples where sample.published == nil {
          let values = all.samples.first { $0.metric == sample.metric }?.values.flatMap(\.self) ?? []
          #expect(values.starts(with: sample.values.flatMap(\.self)), "\(end): \(result.id)")
        }
      }
      #expect(run.results.count <= whole.results.count)
    }
  }

  /// The fixtures of other tools' formats; our own files are one strict document.
  private static let foreign = Fixture.files.filter { name in
    RunReader.fileFormats.contains { $0.keyword == Fixture.keyword(of: name) && !$0.isStrict }
  }

  @Test("Lines of a log before and behind what another tool wrote change nothing of it", arguments: foreign)
  func amongLines(name: String) throws {
    // A table without a mark of its own has to begin with its heading.
    if ["csv", "hyperfine-csv", "pgbench-log"].contains(Fixture.keyword(of: name)) { return }
    let bytes = try Fixture.bytes(name)
    let log = "[12:00:01] building {target} [1/2]\nWarning: unused <x>\n\n"
    let text = Array((log + log).utf8) + bytes + Array("\nThat took 12 s.\n[done]\n".utf8)
    #expect(Recognition.formats(of: text).map { $0.keyword } == [Fixture.keyword(of: name)])
    let run = try RunReader.read(text, source: name, identity: "content:1").run
    #expect(try outline(run) == outline(readFixture(name)))
    #expect(try StrictJSONEncoder().encode(run) == StrictJSONEncoder().encode(readFixture(name)))
  }

  @Test("A byte-order mark, UTF-16 and colours change nothing of what another tool wrote", arguments: foreign)
  func encodings(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let plain = try StrictJSONEncoder().encode(readFixture(name))
    let units = String(decoding: bytes, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let coloured = bytes.flatMap { $0 == UInt8(ascii: "\n") ? Array("\u{1B}[0m\n\u{1B}[1;32m".utf8) : [$0] }
    for text in [[0xEF, 0xBB, 0xBF] + bytes, [0xFF, 0xFE] + units, coloured] {
      let run = try RunReader.read(text, source: name, identity: "content:1").run
      #expect(try StrictJSONEncoder().encode(run) == plain)
    }
  }

  @Test(
    "Two documents one behind the other are two runs of the same benchmarks, and none of them is lost",
    arguments: foreign.filter(isDocument))
  func twoDocuments(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let one = try readFixture(name)
    let both = try RunReader.read(bytes + [UInt8(ascii: "\n")] + bytes, source: name, identity: "content:1").run
    #expect(both.results.map(\.id) == one.results.map(\.id))
    #expect(both.results.map(\.status) == one.results.map(\.status))
    #expect(Mutation.isReliable(both))
  }

  @Test(
    "A file of ours has to be one strict document", arguments: ["bench-run/full.json", "stress-suite/results.json"])
  func strict(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let found = try #require(refusal(of: Array("log\n".utf8) + bytes))
    #expect(found.hasPrefix("x.json:2:1: ") && found.contains("such a file has to be one document"), "\(found)")
    for end in ["\nlog\n", "\n{}", "\n[]", "\n{\"a\": 1}\n"] {
      #expect(refusal(of: bytes + Array(end.utf8))?.contains("such a file has to be one document") == true)
    }
    #expect(refusal(of: bytes + bytes) != nil)
  }

  /// Whether a fixture is one document, which has an end, and no text that could stop after any line.
  private static func isDocument(_ name: String) -> Bool {
    guard let bytes = try? Fixture.bytes(name) else { return false }
    var fault: ReadingFault?
    return FileContent.whole(PlainText(bytes), fault: &fault) != nil
  }
}
