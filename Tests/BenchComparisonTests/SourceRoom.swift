import Foundation

/// The source files of a target, as a test of their order reads them.
struct SourceRoom {
  /// One file of a target.
  struct File {
    /// The folder of the target that the file is in; empty for the target's own.
    let folder: String
    let name: String
    /// The code without comments and without the text of strings.
    let code: String
    /// The names of the types that the file declares for the whole target.
    let types: Set<String>
    /// Every word of the code that may name a type.
    let words: Set<String>

    init(folder: String, name: String, source: String) {
      self.folder = folder
      self.name = name
      code = SwiftCode(source).code
      var depth = 0
      var types: Set<String> = []
      for line in code.split(separator: "\n") {
        // Private types are no concern of other files, and those inside another type are named with it.
        let declaration = /\b(?:struct|enum|class|protocol|actor|typealias)\s+([A-Z]\w*)/
        if depth == 0, !line.contains("private "), let match = line.firstMatch(of: declaration) {
          types.insert(String(match.1))
        }
        depth += line.count { $0 == "{" } - line.count { $0 == "}" }
      }
      self.types = types
      words = Set(code.matches(of: /\b[A-Z]\w*/).map { String($0.0) })
    }
  }

  let files: [File]

  init(_ files: [File]) { self.files = files }

  /// Reads the target's folder under `Sources`.
  init(target: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/\(target)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
    files = try paths.sorted().map { path in
      let parts = path.split(separator: "/")
      return File(
        folder: parts.count > 1 ? String(parts[0]) : "", name: String(parts[parts.count - 1]),
        source: try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
    }
  }

  /// A sentence for each file that names a type of a folder that does not stand below its own.
  ///
  /// - Parameter floors: the folders from the lowest floor up; those of one floor do not know each other.
  func violations(of floors: [[String]]) -> [String] {
    var floor: [String: Int] = [:]
    for (number, folders) in floors.enumerated() {
      for folder in folders { floor[folder] = number }
    }
    var places: [String: [File]] = [:]
    for file in files {
      for type in file.types { places[type, default: []].append(file) }
    }
    var violations: [String] = []
    for file in files {
      guard let own = floor[file.folder] else {
        violations.append("the folder '\(file.folder)' of \(file.name) has no floor")
        continue
      }
      for word in file.words.sorted() {
        let homes = places[word] ?? []
        guard !homes.isEmpty, homes.allSatisfy({ $0.folder != file.folder && (floor[$0.folder] ?? .max) >= own }) else {
          continue
        }
        violations.append("\(file.folder)/\(file.name) names \(word) of '\(homes[0].folder)'")
      }
    }
    return violations
  }
}
