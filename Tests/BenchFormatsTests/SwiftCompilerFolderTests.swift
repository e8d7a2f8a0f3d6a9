import BenchModel
import Testing

@testable import BenchFormats

@Suite("The compiler's statistics")
struct SwiftCompilerFolderTests {
  private func run(_ folder: String) throws -> BenchmarkRun {
    try #require(try readFolder(folder, Fixture.wanted(in: folder)))
  }

  @Test("Files of one job are its launches; counters are exact and repeat, what one file lacks is zero")
  func launches() throws {
    let run = try run("swift-stats/release-6.3.1")
    let platform = "triple=x86_64_unknown_linux_gnu, output=o"
    #expect(
      run.results.map { "\($0.id)" }.sorted() == [
        "Work/a.swift (\(platform), level=Onone)", "Work/all (\(platform), level=O)",
        "Work/b.swift (\(platform), level=Onone)",
      ])
    let whole = "Work/all (\(platform), level=O)"
    #expect(run.values(whole, "Sema.NumConstraintScopes")?.count == 2)
    for result in run.results {
      for sample in result.samples where run.metric(named: sample.metric)?.nature == .exact {
        #expect(Set(sample.values.flatMap(\.self)).count == 1, "\(result.id) \(sample.metric)")
      }
    }
    #expect(run.metrics.filter { $0.nature != .exact }.map(\.name) == ["AST.NumASTBytesAllocated", "total"])
    #expect(run.metric(named: "AST.NumSourceLinesPerSecond") == nil)
    #expect(run.metric(named: "AST.NumSourceLines")?.direction == .unknown)
    let total = try #require(run.values(whole, "total")).flatMap(\.self)
    #expect(total.allSatisfy { $0 > 1e8 && $0 < 1e11 })
  }

  @Test("A function more is more of most counters, in its file alone")
  func planted() throws {
    let (before, after) = (try run("swift-stats/release-6.3.1"), try run("swift-stats/more-6.3.1"))
    let name = "Work/all (triple=x86_64_unknown_linux_gnu, output=o, level=O)"
    for counter in ["Sema.NumConstraintScopes", "IRModule.NumIRInsts"] {
      let (old, new) = (try #require(before.values(name, counter)), try #require(after.values(name, counter)))
      #expect(new[0][0] > old[0][0])
    }
    let other = "Work/a.swift (triple=x86_64_unknown_linux_gnu, output=o, level=Onone)"
    #expect(before.values(other, "IRModule.NumIRInsts") == after.values(other, "IRModule.NumIRInsts"))
  }

  @Test("Names of files are taken from both ends, and other files are passed over")
  func names() {
    let name = "stats-1-swift-frontend-M-my-file.swift-arm64_apple_macosx14.0-o-O-7.json"
    #expect(
      SwiftCompilerJob(name)?.id.description == "M/my-file.swift (triple=arm64_apple_macosx14.0, output=o, level=O)")
    for other in ["stats-1-swift-driver-M-all-x-o-O-7.json", "a.json", "stats-1-swift-frontend-M-7.json"] {
      #expect(SwiftCompilerJob(other) == nil)
    }
  }
}
