import BenchModel
import BenchStatistics
import Glibc
import Testing

@testable import BenchFormats

@Suite("Mutated files")
struct MutationTests {
  @Test("10,000 seeded mutations never trap, and whatever is read can be relied on")
  func mutations() throws {
    let whole = try ["bench-run/full.json", "stress-suite/results.json"].map { try Fixture.bytes($0) }
    let small = [RunValidationTests.smallest, StressSuiteFormatTests.smallest].map { Array($0.utf8) }
    var random = SplitMix64(seed: 7)
    var accepted = 0
    for round in 0..<10_000 {
      // Most mutations of a small file hit something that matters, and it is read in no time.
      let document = Mutation.mutated((round % 20 < 2 ? whole : small)[round % 2], &random)
      do throws(FormatError) {
        let run = try RunReader.read(document, source: "x.json", identity: "content:1").run
        accepted += 1
        #expect(Mutation.isReliable(run), "\(String(decoding: document, as: UTF8.self))")
      } catch {
        #expect(error.source == "x.json" && !error.problem.isEmpty)
      }
    }
    #expect(accepted > 100, "mutations that leave a file valid reach the validation")
  }

  @Test(
    "Seeded mutations of a file of any format never trap, and whatever is read can be relied on",
    arguments: Fixture.files)
  func foreign(name: String) throws {
    let whole = try Fixture.bytes(name)
    var random = SplitMix64(seed: 11)
    for _ in 0..<Self.rounds {
      let document = Mutation.mutated(whole, &random)
      do throws(FormatError) {
        let run = try RunReader.read(document, source: "x.json", identity: "content:1").run
        #expect(Mutation.isReliable(run), "\(String(decoding: document, as: UTF8.self))")
      } catch {
        #expect(error.source == "x.json" && !error.problem.isEmpty)
      }
    }
  }

  @Test("Seeded mutations of a file in a folder never trap, and are refused by its path", arguments: Fixture.folders)
  func folders(name: String) throws {
    var random = SplitMix64(seed: 13)
    let files = try Fixture.wanted(in: name)
    let others = Fixture.tree(Fixture.path(of: name))
    for path in files.map(\.path) {
      for _ in 0..<Self.rounds {
        do throws(FormatError) {
          let run = try readFolder(name, files, beside: others) {
            $0.path == path ? Mutation.mutated($0.bytes, &random) : $0.bytes
          }
          #expect(run.map { Mutation.isReliable($0) } == true)
        } catch {
          #expect(error.source == name || error.source == "\(name)/\(path)")
          #expect(!error.problem.isEmpty)
        }
      }
    }
  }

  /// Few enough to be quick; MUTATIONS sets as many as anybody has time for.
  private static var rounds: Int {
    getenv("MUTATIONS").flatMap { Int(String(cString: $0)) } ?? 40
  }
}
