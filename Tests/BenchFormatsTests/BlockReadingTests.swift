import BenchModel
import BenchStatistics
import StrictJSON
import Testing

@testable import BenchFormats

@Suite("Files that come in blocks")
struct BlockReadingTests {
  /// What reading in blocks says: a run as the bytes of our own file, or why there is none.
  private static func inBlocks(_ bytes: [UInt8], of size: Int, as keyword: String? = nil) -> (run: [UInt8]?, String) {
    var rest = bytes[...]
    let next: () -> [UInt8]? = {
      let block = rest.prefix(size)
      rest = rest.dropFirst(size)
      return block.isEmpty ? nil : Array(block)
    }
    return told { () throws(FormatError) in
      try RunReader.read(blocks: next, source: "x", identity: { "content:\(rest.count)" }, as: keyword)
    }
  }

  private static func whole(_ bytes: [UInt8], as keyword: String) -> (run: [UInt8]?, String) {
    told { () throws(FormatError) in
      try RunReader.read(bytes, source: "x", identity: "content:0", as: keyword)
    }
  }

  private static func told(_ read: () throws(FormatError) -> RunReader.Reading) -> (run: [UInt8]?, String) {
    do throws(FormatError) {
      let reading = try read()
      return (try? StrictJSONEncoder().encode(reading.run), reading.format)
    } catch {
      return (nil, error.problem)
    }
  }

  @Test(
    "Blocks of any size give the run that the whole file gives",
    arguments: Fixture.streamed)
  func sizes(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let keyword = Fixture.keyword(of: name)
    let wanted = Self.whole(bytes, as: keyword)
    #expect(wanted.run != nil)
    for size in [1, 2, 3, 5, 17, 100, 1000, 4096, bytes.count - 1, bytes.count] {
      let read = Self.inBlocks(bytes, of: size, as: keyword)
      #expect(read.run == wanted.run, "blocks of \(size): \(read.1)")
    }
  }

  @Test(
    "What is read of a damaged file is the same in blocks, and so is whether anything is",
    arguments: Fixture.streamed)
  func damaged(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let keyword = Fixture.keyword(of: name)
    let undamaged = Self.whole(bytes, as: keyword).run
    var random = SplitMix64(seed: 5)
    var changed = 0
    for _ in 0..<60 {
      var document = bytes
      document[Int(random.draw(below: UInt64(document.count)))] = UInt8(truncatingIfNeeded: random.next())
      document.removeLast(Int(random.draw(below: 3)))
      let wanted = Self.whole(document, as: keyword)
      let read = Self.inBlocks(document, of: 1 + Int(random.draw(below: 300)), as: keyword)
      #expect(read.run == wanted.run, "\(read.1), but whole \(wanted.1)")
      changed += wanted.run == undamaged ? 0 : 1
    }
    #expect(changed > 5)
  }

  /// A pyperf file as it comes, its numbers made on the way: `benchmarks` of 100 runs of 20 values.
  private static func pyperf(benchmarks: Int, end: String = #"],"metadata":{"unit":"second"},"version":"1.0"}"#)
    -> () -> [UInt8]?
  {
    var random = SplitMix64(seed: 3)
    var made = -1
    return {
      made += 1
      if made == 0 { return Array(#"{"benchmarks":["#.utf8) + one(0, &random) }
      if made < benchmarks { return [UInt8(ascii: ",")] + one(made, &random) }
      return made == benchmarks ? Array(end.utf8) : nil
    }
  }

  private static func one(_ number: Int, _ random: inout SplitMix64) -> [UInt8] {
    let runs = (0..<100).map { _ in
      let values = (0..<20).map { _ in "\(0.001 * (1 + Double(random.draw(below: 1 << 40)) * 0x1p-44))" }
      return #"{"metadata":{"load_avg_1min":0.5},"values":[\#(values.joined(separator: ","))],"warmups":[[1,0.002]]}"#
    }
    return Array(#"{"metadata":{"name":"b\#(number)"},"runs":[\#(runs.joined(separator: ","))]}"#.utf8)
  }

  @Test("A large pyperf file is recognised by its first block, and every value of it is read")
  func pyperf() throws {
    let reading = try RunReader.read(
      blocks: Self.pyperf(benchmarks: 60), source: "x", identity: { "content:1" })
    #expect(reading.format == "pyperf JSON" && reading.run.id == "content:1" && reading.run.results.count == 60)
    let samples = reading.run.results.compactMap { $0.sample(of: .time) }
    #expect(samples.count == 60 && samples.allSatisfy { $0.values.map(\.count) == Array(repeating: 20, count: 100) })
    #expect(samples.last?.process.last == 5999 && samples.allSatisfy { $0.warmup?.count == 100 })
    #expect(samples.allSatisfy { $0.values.allSatisfy { $0.allSatisfy { (1e6...1.1e6).contains($0) } } })
  }

  @Test("An error deep in a large file names its line, its benchmark and its run")
  func place() throws {
    let error = #expect(throws: FormatError.self) {
      try RunReader.read(
        blocks: Self.pyperf(benchmarks: 5, end: ",\n{\"runs\":[{\"values\":[1]},{\"values\":[\"x\"]}]}]}"),
        source: "big",
        identity: { "" })
    }
    #expect(error?.description == "big:2:36: benchmarks[5].runs[1]: found a string, wanted a number")
    let cut = #expect(throws: FormatError.self) {
      try RunReader.read(blocks: Self.pyperf(benchmarks: 5, end: ""), source: "big", identity: { "" })
    }
    #expect(cut?.problem.contains("the document ends here") == true)
  }

  @Test(
    "What is wrong in a file of ours is said with its place and path, whether it comes in blocks or not",
    arguments: [
      (#""iterations": ["#, #""iterations": [true, "#), (#""environment": {"#, #""environment": {"commit": 5, "#),
      (#""completeness": "partial""#, #""completeness": "most""#), (#""version": 1"#, #""version": 9"#),
      (#""name": "bench-run""#, #""name": "bench-plan""#), (#""metric": "#, #""metrik": "#),
    ])
  func placeInOwnFile(old: String, new: String) throws {
    var text = String(decoding: try Fixture.bytes("bench-run/full.json"), as: UTF8.self)
    text.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
    let bytes = Array(text.utf8)
    let wanted = Self.whole(bytes, as: "bench-run").1
    #expect(wanted.contains(":"))
    for size in [64, 1000, bytes.count] {
      #expect(Self.inBlocks(bytes, of: size, as: "bench-run").1 == wanted)
    }
  }

  @Test("Large Go text and events are recognised by their first block, wherever it ends")
  func go() throws {
    let text = "goos: linux\npkg: p\n" + (0..<400).map { "BenchmarkA-2 \($0 + 1) \($0) ns/op\n" }.joined() + "PASS\n"
    let events = text.split(separator: "\n").map { #"{"Action":"output","Package":"p","Output":"\#($0)\n"}"# + "\n" }
    for bytes in [Array(text.utf8), Array(events.joined().utf8)] {
      for size in [200, 333, 1024] {
        let read = Self.inBlocks(bytes, of: size)
        #expect(read.run == Self.whole(bytes, as: "go").run && read.1 == "Go benchmark text", "blocks of \(size)")
      }
    }
    let cut = Self.inBlocks(Array("BenchmarkA 1 2 ns/op\nBenchmarkA 1 2 ns/op".utf8), of: 25)
    #expect(cut.run == nil && cut.1.contains("ends within this result line"))
  }

  @Test("Another encoding of Go text, and colours in it, are the same in blocks", arguments: [100, 333, 4096])
  func encodings(size: Int) throws {
    let text = try Fixture.bytes("go/bench.txt")
    let wanted = Self.whole(text, as: "go").run
    let units = String(decoding: text, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(Self.inBlocks([0xFF, 0xFE] + units, of: size).run == wanted)
    #expect(Self.inBlocks([0xFF, 0xFE] + units, of: size, as: "go").run == wanted)
    #expect(Self.inBlocks([0xEF, 0xBB, 0xBF] + text, of: size).run == wanted)
    let green = Array("\u{1B}[32m".utf8)
    let (first, rest) = (text.prefix(1200), text.dropFirst(1200))
    let coloured = first + rest.flatMap { $0 == UInt8(ascii: "\n") ? [$0] + green : [$0] }
    #expect(Self.inBlocks(Array(coloured), of: size).run == wanted)
  }

  @Test("What is no format of those that come in blocks is read whole, and refused as ever")
  func others() throws {
    let bytes = try Fixture.bytes("hyperfine/parameters.json")
    #expect(Self.inBlocks(bytes, of: 100).run == Self.whole(bytes, as: "hyperfine").run)
    #expect(Self.inBlocks(Array("hello\n".utf8), of: 2).1.contains("no format known here"))
    #expect(Self.inBlocks([0x1F, 0x8B] + [UInt8](repeating: 0, count: 100), of: 10).1.contains("packed with gzip"))
    #expect(Self.inBlocks([], of: 10).1 == "the file is empty")
  }

  @Test("Lines of a text are never cut, and nothing of it is lost")
  func lines() throws {
    let text = Array("a\nbcd\n\nlong line without an end".utf8)
    for size in 1...text.count {
      var rest = text[...]
      var blocks = LineBlocks {
        defer { rest = rest.dropFirst(size) }
        return rest.isEmpty ? nil : Array(rest.prefix(size))
      }
      var all: [[UInt8]] = []
      while let lines = blocks.next() { all.append(lines) }
      #expect(all.flatMap(\.self) == text && all.dropLast().allSatisfy { $0.last == UInt8(ascii: "\n") })
    }
  }
}
