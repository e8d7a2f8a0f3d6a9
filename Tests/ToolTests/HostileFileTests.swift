import BenchComparison
import BenchFormats
import BenchModel
import BenchStatistics
import Glibc
import SafeFiles
import StrictJSON
import Testing

@Suite("Hostile files, from bytes to pages")
struct HostileFileTests {
  @Test("Whatever numbers a file holds, judging and printing it ends in a page or in one clear error")
  func numbers() throws {
    let seeds = [
      try OwnRunFormat.bytes(of: Runs.run("1", launches: 3)), Array(StressSuiteFile.text(factor: 1).utf8),
    ]
    let baselines = try seeds.map { try RunReader.read($0, source: "base.json", identity: "base").run }
    var random = SplitMix64(seed: 11)
    var pages = 0
    for round in 0..<240 {
      let document = OtherNumbers.mutated(seeds[round % 2], &random)
      guard let run = try? RunReader.read(document, source: "x.json", identity: "x").run else { continue }
      let sides = [baselines[round % 2], run]
      // Each of both documents is the baseline in every other one of its rounds.
      if Self.print(sides[round / 2 % 2], sides[1 - round / 2 % 2]) { pages += 1 }
    }
    #expect(pages > 75, "only \(pages) pages: most changes are to leave a file readable")
  }

  /// Whether everything could be printed; an error has to be one of those that users are told.
  private static func print(_ baseline: BenchmarkRun, _ current: BenchmarkRun) -> Bool {
    do {
      let texts = try EveryPage.texts(baseline: baseline, current: current)
      #expect(texts.allSatisfy { !$0.isEmpty && !Self.hasNoNumber($0) && strstr($0, "\"inf\"") == nil })
      return true
    } catch {
      #expect(!"\(error)".isEmpty && (error is ComparisonError || error is JSONError), "\(error)")
      return false
    }
  }

  /// Whether a figure is printed that is none; nanobench and others have the letters in their names.
  private static func hasNoNumber(_ text: String) -> Bool {
    // By libc: tests are not optimised, and every page is searched.
    text.withCString { start in
      var rest = start
      while let found = strstr(rest, "nan") {
        rest = UnsafePointer(found) + 3
        let before = found == UnsafeMutablePointer(mutating: start) ? 0 : found[-1]
        if isLetter(before) || isLetter(rest.pointee) { continue }
        return true
      }
      return false
    }
  }

  /// Whether a byte is a letter, or belongs to a character beyond ASCII.
  private static func isLetter(_ byte: CChar) -> Bool { byte < 0 || isalpha(Int32(byte)) != 0 }

  /// Every file of every format that tests know, with its folder.
  private static let fixtures: [String] = {
    let file = #filePath
    let tests = file.split(separator: "/").dropLast(2).joined(separator: "/")
    let folder = "/\(tests)/BenchFormatsTests/Fixtures"
    let names = (try? Directory.names(in: folder)) ?? []
    return names.sorted().flatMap { format in
      ((try? Directory.names(in: "\(folder)/\(format)")) ?? []).sorted().map { "\(folder)/\(format)/\($0)" }
    }.filter { !Directory.exists($0) }
  }()

  /// Few enough to be quick; MUTATIONS sets as many as anybody has time for, and `.ci/mutate` has its own.
  private static var rounds: Int {
    getenv("MUTATIONS").flatMap { Int(String(cString: $0)) } ?? 2
  }

  @Test("Every file of every format, and each with extreme numbers, is judged, reported and drawn", arguments: fixtures)
  func formats(path: String) throws {
    let whole = try InputFile.bytes(at: path, limit: 1 << 26)
    let own = try RunReader.read(whole, source: "x", identity: "own").run
    _ = Self.print(own, own)
    var random = SplitMix64(seed: 11)
    for round in 0..<Self.rounds {
      let document = OtherNumbers.mutated(whole, &random)
      guard let other = try? RunReader.read(document, source: "x", identity: "x").run else { continue }
      let sides = round % 2 == 0 ? [own, other] : [other, own]
      _ = Self.print(sides[0], sides[1])
    }
  }

  @Test("There are files of more than thirty formats")
  func count() {
    #expect(Self.fixtures.count > 30)
  }
}
