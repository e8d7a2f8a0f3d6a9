import BenchModel
import Testing

@testable import BenchFormats

@Suite("Files of a history")
struct HistoryFileTests {
  private func entry(_ run: String, machine: String = "m", value: Double = 12.5) throws -> HistoryEntry {
    HistoryEntry(
      run: run, date: try Instant("2026-03-01T12:00:00Z"), commit: "c\u{301}0ffee", machine: machine, suite: "s",
      metrics: [.time],
      results: [
        HistoryEntry.Result(
          id: BenchmarkID(group: "g", name: "größe\n", parameters: [.init(name: "n", value: "1")]),
          figures: [
            HistoryEntry.Figure(
              metric: "time", statistic: .best,
              estimate: Estimate(value: value, lower: 12, upper: 13, confidence: 0.95, replicates: 10))
          ])
      ])
  }

  private func read(_ lines: [[UInt8]], ending: [UInt8] = [10]) throws(FormatError) -> HistoryFile.Contents {
    try HistoryFile.read(Array(lines.joined(separator: [10])) + ending, source: "h.jsonl")
  }

  @Test("A line is these bytes, and is read as what was written")
  func roundTrip() throws {
    let line = try HistoryFile.line(of: entry("r"))
    #expect(
      String(decoding: line, as: UTF8.self) == #"""
        {"commit":"c\u03010ffee","date":"2026-03-01T12:00:00Z","machine":"m","metrics":[{"direction":"smaller","name":"time","nature":"noisy","unit":"ns"}],"results":[{"figures":[{"estimate":{"confidence":0.95,"lower":12,"replicates":10,"upper":13,"value":12.5},"metric":"time","statistic":"best"}],"id":{"group":"g","name":"gr\u00f6\u00dfe\n","parameters":[{"name":"n","value":"1"}]}}],"run":"r","schema":{"name":"bench-history","version":1},"suite":"s"}
        """#)
    let contents = try read([line])
    #expect(contents.entries == [try entry("r")] && contents.warnings.isEmpty)
    #expect(try HistoryFile.line(of: contents.entries[0]) == line)
  }

  @Test("A line with a former name of a statistic is the same as one with today's, and it is said")
  func formerWords() throws {
    let line = String(decoding: try HistoryFile.line(of: entry("r")), as: UTF8.self)
    let parts = line.split(separator: #""statistic":"best""#, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let former = Array(parts.joined(separator: #""statistic":"typical""#).utf8)
    let contents = try read([former])
    #expect(contents.entries == [try entry("r")])
    #expect(contents.warnings == ["h.jsonl: the statistic 'typical' is called 'best' now; both are one series"])
    // The same run, recorded by an older and by a newer tool, is one run.
    #expect(try read([former, try HistoryFile.line(of: entry("r"))]).entries.count == 1)
  }

  @Test("A line cut anywhere is passed over with its number, as the last one and between others")
  func tornLine() throws {
    let line = try HistoryFile.line(of: entry("r"))
    let whole = try HistoryFile.line(of: entry("whole"))
    for length in 1..<line.count {
      let torn = Array(line[..<length])
      for lines in [[whole, torn], [torn, whole], [whole, torn, []]] {
        let contents = try read(lines, ending: lines.last == torn ? [] : [10])
        #expect(contents.entries.map(\.run) == ["whole"], "cut after \(length) bytes")
        #expect(contents.warnings.count == 1 && contents.warnings[0].hasPrefix("h.jsonl:"))
      }
    }
  }

  @Test("The same line twice counts once, with a word; on two machines it is two runs")
  func duplicate() throws {
    let line = try HistoryFile.line(of: entry("r"))
    let other = try HistoryFile.line(of: entry("r", machine: "n"))
    let contents = try read([line, other, line])
    #expect(contents.entries.map(\.machine) == ["m", "n"])
    #expect(contents.warnings == ["h.jsonl:3: run 'r' is in line 1 already: passed over"])
  }

  @Test("Of two lines of one run that differ the first counts, with a word")
  func contradiction() throws {
    let contents = try read([HistoryFile.line(of: entry("r")), HistoryFile.line(of: entry("r", value: 13))])
    #expect(try contents.entries == [entry("r")])
    #expect(
      contents.warnings == [
        "h.jsonl:2: run 'r' is in line 1 already, with other figures or another commit; the first line counts"
      ])
  }

  @Test("An empty file holds nothing, and empty lines are no lines")
  func empty() throws {
    #expect(try HistoryFile.read([], source: "h").entries.isEmpty)
    #expect(try HistoryFile.read([10, 10], source: "h").warnings.isEmpty)
  }

  @Test(
    "What is no entry is an error with its line",
    arguments: [
      (#""version":1"#, #""version":2"#, "bench-history of version 2; this tool reads version 1"),
      ("bench-history", "bench-run", "a document of kind 'bench-run' where 'bench-history' is wanted"),
      ("2026-03-01T12:00:00Z", "2026-02-30T12:00:00Z", "a moment such as"),
      (#""metric":"time""#, #""metric":"other""#, "which the line does not define"),
      (#""value":12.5"#, #""value":1e999"#, "too large"),
      (#""run":"r","#, "", "\"run\" is missing"),
      ("{", "<<<<<<< HEAD", "found"),
    ])
  func wrong(old: String, new: String, words: String) throws {
    let text = String(decoding: try HistoryFile.line(of: entry("r")), as: UTF8.self)
    let wrong = text.replacing(old, with: new, maxReplacements: 1)
    try #require(wrong != text)
    let error = #expect(throws: FormatError.self) {
      try read([HistoryFile.line(of: entry("first")), Array(wrong.utf8)])
    }
    #expect(error?.description.hasPrefix("h.jsonl:2") == true, "\(String(describing: error))")
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test("A benchmark or a figure twice in one line is an error")
  func twice() throws {
    let once = try entry("r")
    let results = HistoryEntry(
      run: "r", date: once.date, commit: nil, machine: "m", suite: "s", metrics: once.metrics,
      results: once.results + once.results)
    let figures = HistoryEntry(
      run: "r", date: once.date, commit: nil, machine: "m", suite: "s", metrics: once.metrics,
      results: [.init(id: once.results[0].id, figures: once.results[0].figures + once.results[0].figures)])
    for entry in [results, figures] {
      let line = try HistoryFile.line(of: entry)
      #expect(throws: FormatError.self) { try read([line]) }
    }
  }

  @Test("Blocks of any size give the lines and warnings of the whole")
  func blocks() throws {
    let lines = try [entry("a"), entry("b"), entry("a")].map { try HistoryFile.line(of: $0) }
    let bytes = Array(lines.joined(separator: [10])) + [10] + Array("{\"cut\":".utf8)
    let whole = try HistoryFile.read(bytes, source: "h.jsonl")
    #expect(whole.entries.map(\.run) == ["a", "b"] && whole.warnings.count == 2)
    for size in [1, 7, 100, bytes.count] {
      var reader = HistoryReader("h.jsonl")
      var spans: [Range<Int>] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        spans += try reader.lines(of: Array(bytes[start..<min(start + size, bytes.count)])).map(\.span)
      }
      #expect(try reader.rest() == nil && reader.warnings == whole.warnings)
      #expect(spans == whole.lines.map(\.span) && reader.offset == bytes.count)
    }
  }

  @Test("Folded runs are one line, read as what they were, whatever the order they came in")
  func folded() throws {
    let runs = try [entry("a", value: 10), entry("b", value: 11), entry("c", value: 12.5)]
    let source = HistoryColumns(runs).runs[0].source
    let line = try HistoryFile.line(of: FoldedRuns(HistoryColumns(runs), of: source))
    #expect(try HistoryFile.line(of: FoldedRuns(HistoryColumns(runs.reversed()), of: source)) == line)
    #expect(
      String(decoding: line, as: UTF8.self) == #"""
        {"environments":[],"machine":"m","metrics":[{"direction":"smaller","name":"time","nature":"noisy","unit":"ns"}],\#
        "runs":[{"commit":"c\u03010ffee","date":"2026-03-01T12:00:00Z","run":"a"},\#
        {"commit":"c\u03010ffee","date":"2026-03-01T12:00:00Z","run":"b"},\#
        {"commit":"c\u03010ffee","date":"2026-03-01T12:00:00Z","run":"c"}],\#
        "schema":{"name":"bench-history-runs","version":1},"series":[{"id":{"group":"g","name":"gr\u00f6\u00dfe\n",\#
        "parameters":[{"name":"n","value":"1"}]},"metric":0,"statistic":"best","values":[10,11,12.5]}],"suite":"s"}
        """#)
    let columns = try #require(try read([line]).lines.first).columns
    #expect(columns.runs == HistoryColumns(runs).runs && columns.columns[0].values == [10, 11, 12.5])
  }

  @Test(
    "What is wrong with folded runs is an error with its line",
    arguments: [
      (#""metric":0"#, #""metric":1"#, "which the line does not define"),
      ("[10,11]", "[10]", "has 1 values for 2 runs"),
      (#""values""#, #""places":[1,0],"values""#, "in ascending order"),
      (#""values""#, #""scattered":[2],"values""#, "none of its 2 runs"),
      (#""run":"b""#, #""run":"a""#, "run 'a' occurs twice"),
      (#""run":"b""#, #""environment":0,"run":"b""#, "has environment 0"),
      (#""version":1"#, #""version":2"#, "bench-history-runs of version 2; this tool reads version 1"),
    ])
  func wrongFolded(old: String, new: String, words: String) throws {
    let columns = HistoryColumns(try [entry("a", value: 10), entry("b", value: 11)])
    let line = try HistoryFile.line(of: FoldedRuns(columns, of: columns.runs[0].source))
    let text = String(decoding: line, as: UTF8.self)
    let wrong = text.replacing(old, with: new, maxReplacements: 1)
    try #require(wrong != text)
    let error = #expect(throws: FormatError.self) { try read([HistoryFile.line(of: entry("x")), Array(wrong.utf8)]) }
    #expect(error?.description.hasPrefix("h.jsonl:2") == true, "\(String(describing: error))")
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
}
