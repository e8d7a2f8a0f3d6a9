import BenchModel
import StrictJSON
import Testing

@Suite("Several files or a folder a side")
struct SeveralFilesTests {
  /// A folder `base` and a folder `new` of as many Go files, the second side slower by a share.
  private func folders(_ files: Int = 6, slower share: Double = 0.2) throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    for file in 0..<files {
      // No two files are the same, which would be the same run twice.
      let drift = 1 + 0.001 * Double(file)
      try directory.put(Self.text(1000 * drift), at: "base/r\(file).txt")
      try directory.put(Self.text(1000 * drift * (1 + share) + 0.5), at: "new/r\(file).txt")
    }
    return directory
  }

  private static func text(_ nanoseconds: Double) -> String {
    (0..<3).map { "BenchmarkA-2 100 \(nanoseconds * (1 + 0.001 * Double($0))) ns/op\n" }.joined()
  }

  private struct Answer: Decodable {
    struct Side: Decodable {
      let source: String
      let format: String
    }
    struct Row: Decodable {
      let evidence: Evidence?
      let baseline: Estimate?
    }
    let baseline: Side
    let rows: [Row]
  }

  private func answer(_ ended: Ended) throws -> Answer {
    try StrictJSONDecoder().decode(Answer.self, from: Array(ended.output.utf8))
  }

  @Test("A folder stands for its files, each of which is a launch")
  func folder() throws {
    let directory = try folders()
    let ended = try directory.run("bench-compare", "--format", "json", "base", "new")
    #expect(ended.status == 1, "\(ended.errors)")
    let answer = try answer(ended)
    #expect(answer.baseline.source == "base" && answer.baseline.format == "Go benchmark text")
    #expect(answer.rows.first?.evidence == .launches && answer.rows.first?.baseline?.replicates == 6)
    let named = try directory.shell("bench-compare --format json --baseline base/* --current new/*")
    #expect(named.status == 1)
    #expect(try self.answer(named).rows.first?.baseline?.replicates == 6)
    #expect(try self.answer(named).baseline.source == "base/r0.txt and 5 more")
  }

  @Test("Hidden files of a folder are not read; everything else in it has to be a result")
  func contents() throws {
    let directory = try folders()
    try directory.put("junk", at: "base/.DS_Store")
    #expect(try directory.run("bench-compare", "base", "new").status == 1)
    try directory.put("junk", at: "base/notes.md")
    let junk = try directory.run("bench-compare", "base", "new")
    #expect(junk.status == 65 && junk.errors.contains("base/notes.md: the file is of no format known here"))
  }

  @Test("Two sides have to be named, in one way")
  func sides() throws {
    let directory = try folders()
    for line in ["base", "--baseline base", "--current new base", "--baseline base new --current", "base new extra"] {
      #expect(try directory.shell("bench-compare \(line)").status == 64, "\(line)")
    }
    #expect(
      try directory.shell("mkdir empty && bench-compare empty new").errors.contains("empty: the folder holds no file"))
  }

  @Test("A file named twice is an error, and so is one that both sides have; the same files are the same run")
  func repeated() throws {
    let directory = try folders()
    let twice = try directory.shell("bench-compare -b base/r0.txt base/r1.txt base/r0.txt -c new")
    #expect(twice.status == 65 && twice.errors.contains("base/r0.txt: the same run as base/r0.txt"))
    #expect(try directory.run("bench-compare", "base", "base").status == 4)
    let both = try directory.shell("cp base/r2.txt new/r9.txt; bench-compare base new")
    #expect(both.status == 65 && both.errors.contains("base and new have a file in common"))
  }

  @Test("Pairs are as many files a side, of which each n-th share a benchmark")
  func pairs() throws {
    let directory = try folders()
    #expect(try directory.run("bench-compare", "--paired", "base", "new").status == 1)
    let uneven = try directory.shell("rm new/r5.txt; bench-compare --paired base new")
    #expect(uneven.status == 65 && uneven.errors.contains("6 file(s) of the baseline and 5 of the current run"))
    let one = try directory.run("bench-compare", "--paired", "base/r0.txt", "new/r0.txt")
    #expect(one.status == 65 && one.errors.contains("one file a side is one pair"))
  }

  @Test("A packed file is refused with the command that unpacks it, and a pipe is read")
  func packed() throws {
    let directory = try folders()
    let packed = try directory.shell("gzip -k base/r0.txt; bench-compare base/r0.txt.gz new")
    #expect(packed.status == 65 && packed.errors.contains("gzip -dc FILE | … -"), "\(packed.errors)")
    #expect(try directory.shell("gzip -dc base/r0.txt.gz | bench-compare - new/r0.txt").status != 65)
  }

  @Test("convert writes one file of ours from any, and what it writes is judged alike")
  func convert() throws {
    let directory = try folders()
    let ended = try directory.run("bench-compare", "convert", "base", "-o", "base.json")
    #expect(ended.status == 0 && ended.output.isEmpty && ended.errors.isEmpty, "\(ended.errors)")
    let judged = try directory.run("bench-compare", "--format", "json", "base.json", "new")
    #expect(judged.status == 1)
    #expect(try answer(judged).rows.first?.baseline?.replicates == 6)
    #expect(try directory.run("bench-compare", "convert").status == 64)
    #expect(try directory.run("bench-compare", "convert", "none.json").status == 66)
    let help = try directory.run("bench-compare", "convert", "--help")
    #expect(help.status == 0 && help.output.contains("--from"))
  }

  @Test("A format can be named, and then no other is tried")
  func named() throws {
    let directory = try folders()
    #expect(try directory.run("bench-compare", "--from", "go", "base", "new").status == 1)
    #expect(try directory.run("bench-compare", "--from", "pyperf", "base", "new").status == 65)
    #expect(try directory.run("bench-compare", "--from", "perl", "base", "new").status == 64)
  }

  @Test("A criterion folder is one run, of its last measurement or of a baseline that was saved")
  func criterion() throws {
    let directory = try ScratchDirectory()
    for (baseline, time) in [("new", 5000.0), ("main", 100)] {
      try directory.put(
        #"{"group_id": "sort", "function_id": "merge"}"#, at: "criterion/sort/merge/\(baseline)/benchmark.json")
      let times = (0..<20).map { "\(time + 0.1 * Double($0))" }.joined(separator: ", ")
      let counts = (0..<20).map { _ in "10" }.joined(separator: ", ")
      try directory.put(
        #"{"sampling_mode": "Flat", "iters": [\#(counts)], "times": [\#(times)]}"#,
        at: "criterion/sort/merge/\(baseline)/sample.json")
    }
    try directory.put("<html>", at: "criterion/report/index.html")
    let ended = try directory.run("bench-compare", "--format", "json", "criterion@main", "criterion")
    #expect(ended.status == 1, "\(ended.errors)")
    #expect(try answer(ended).baseline.format == "criterion folder")
    let named = try directory.run(
      "bench-compare", "--from", "criterion", "--format", "json", "criterion@main", "criterion")
    #expect(named.status == 1 && named.output == ended.output, "\(named.errors)")
    #expect(try directory.run("bench-compare", "--from", "go", "criterion@main", "criterion").status == 66)
    let none = try directory.run("bench-compare", "criterion@other", "criterion")
    #expect(none.status == 65 && none.errors.contains("no benchmark has a baseline 'other'"), "\(none.errors)")
  }

  @Test("A report is written of several files as of one run")
  func report() throws {
    let directory = try folders()
    let ended = try directory.run("bench-report", "new", "--baseline", "base", "-o", "-")
    #expect(ended.status == 0 && ended.output.contains("bench-report new --baseline base"), "\(ended.errors)")
    let mixed = try directory.shell(
      "printf 'pkg: p\\ncpu: other\\nBenchmarkB 1 5 ns/op\\n' > new/z.txt; bench-report new -o -")
    #expect(mixed.status == 0 && mixed.errors.contains("Files of one side differ in the processor"), "\(mixed.errors)")
  }
}
