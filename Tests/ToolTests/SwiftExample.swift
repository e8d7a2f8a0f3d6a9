import SafeFiles

/// A Swift example of the documentation.
struct SwiftExample: CustomStringConvertible {
  /// The file and line at which it begins.
  let place: String
  /// Its lines without their indentation, which differs between a page, a doc comment and a program.
  let lines: [String]

  var description: String { place }
  var isManifest: Bool { lines.contains("import PackageDescription") }
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// The folder of this package.
  static let package = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// All examples: of the pages of Markdown, and of the doc comments of the two libraries.
  static func all() throws -> [SwiftExample] {
    let pages = ["README.md"] + (try files(endingIn: ".md", under: ["Sources", "benchmarks"]))
    let libraries = try files(endingIn: ".swift", under: ["Sources/Benchmarking", "Sources/BenchModel"])
    return try pages.flatMap { page in
      examples(in: try lines(of: page).map { trimmed($0) }, of: page)
    }
      + libraries.flatMap { file in
        examples(in: try lines(of: file).map { documentation(in: trimmed($0)) }, of: file)
      }
  }

  /// The lines of each source that is built with the tests and may hold an example.
  static func programs() throws -> [[String]] {
    try files(endingIn: ".swift", under: ["Tests/Examples", "Tests/StressSuiteTests", "Sources", "benchmarks"])
      .map { try lines(of: $0).map { trimmed($0) } }
  }

  /// Whether a program has these lines, one after the other.
  func stands(in program: [String]) -> Bool {
    program.indices.contains { program[$0...].starts(with: lines) }
  }

  private static func examples(in lines: [String], of file: String) -> [SwiftExample] {
    var examples: [SwiftExample] = []
    var begin: Int?
    for (number, line) in lines.enumerated() {
      if let first = begin, line == "```" {
        examples.append(SwiftExample(place: "\(file):\(first)", lines: Array(lines[first..<number])))
        begin = nil
      } else if line == "```swift" {
        begin = number + 1
      }
    }
    return examples
  }

  /// What a line of a doc comment says; nothing of any other line.
  private static func documentation(in line: String) -> String {
    line.hasPrefix("///") ? trimmed(String(line.dropFirst(3))) : ""
  }

  private static func trimmed(_ line: String) -> String { String(line.drop { $0 == " " }) }

  private static func lines(of file: String) throws -> [String] {
    let text = String(decoding: try InputFile.bytes(at: "\(package)/\(file)", limit: 1 << 22), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  private static func files(endingIn suffix: String, under folders: [String]) throws -> [String] {
    try folders.flatMap { folder in
      try Directory.names(in: "\(package)/\(folder)").sorted().flatMap { name -> [String] in
        if name.hasPrefix(".") { return [] }
        if name.hasSuffix(suffix) { return ["\(folder)/\(name)"] }
        // What has no such list of names is a file of another kind.
        guard (try? Directory.names(in: "\(package)/\(folder)/\(name)")) != nil else { return [] }
        return try files(endingIn: suffix, under: ["\(folder)/\(name)"])
      }
    }
  }
}
