import BenchModel
import Benchmarking
import Foundation
import Testing

@testable import StressSuite

@Suite("No room knows the suite")
struct UnknownSuiteTests {
  private static let root = "/" + "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")

  /// Every Swift and C file of the rooms.
  private static func sources() throws -> [(path: String, text: String)] {
    let files = try #require(FileManager.default.enumerator(atPath: "\(root)/Sources"))
    return try files.compactMap { $0 as? String }.filter {
      ["swift", "h", "c"].contains(($0 as NSString).pathExtension)
    }
    .map { ($0, try String(contentsOfFile: "\(root)/Sources/\($0)", encoding: .utf8)) }
  }

  /// Names that nobody writes by chance: of several words, or joined ones.
  private static func distinct(_ names: Set<String>) -> Set<String> {
    names.filter { $0.contains(" ") || $0.contains("_") }
  }

  private static var names: Set<String> {
    let ids = StressSuite.benchmarks.map(\.id)
    return Set(ids.flatMap { [$0.group, $0.name, $0.description] })
  }

  /// The names of the objectives and of what the rubric puts first.
  private static func titles() throws -> Set<String> {
    let texts = try ["policy", "rubric"].map {
      try String(contentsOfFile: "\(root)/baselines/\($0).json", encoding: .utf8)
    }
    let pattern = /"(?:name|title)": "([^"]+)"/
    return Set(texts.flatMap { $0.matches(of: pattern).map { String($0.output.1) } })
  }

  @Test("No file under Sources has the name of a workload, of a group or of an objective")
  func names() throws {
    let sources = try Self.sources()
    let titles = try Self.titles()
    #expect(sources.count > 300 && Self.names.count > 60 && titles.count > 15)
    // The kind of a document is a name too, and everybody's.
    let words = Self.distinct(Self.names).union(Self.distinct(titles))
    let quoted = Self.names.subtracting(words).map { "\"\($0)\"" }
    for (path, text) in sources {
      for name in words where text.contains(name) { Issue.record("\(path) knows '\(name)'") }
      for name in quoted where text.contains(name) { Issue.record("\(path) knows \(name)") }
    }
  }
}
