package import BenchModel
import Glibc
import SafeFiles

/// Whether the workers of the two sides of a session are one program, in which case nothing but noise can be measured.
package enum SidePrograms: Equatable {
  /// The sides differ, or nobody can tell.
  case different
  /// Both sides start one file, whose path is told, with nothing beside it that differs.
  case one(String)
  /// Both sides start files with the same bytes.
  case copies(String)

  /// A program and its arguments, started in a folder.
  package struct Side {
    package let arguments: [String]
    package let directory: String?

    package init(arguments: [String], directory: String?) {
      (self.arguments, self.directory) = (arguments, directory)
    }

    fileprivate func path(of word: String) -> String {
      word.hasPrefix("/") ? word : (directory.map { "\($0)/" } ?? "") + word
    }
  }

  /// What an interpreter is given its program by, instead of by a file.
  private static let programOptions: Set<Substring> = ["-c", "-e", "-m"]

  /// Compares both sides.
  ///
  /// - Parameter searchPath: Where a program of a plain name is found.
  package init(_ sides: Sides<Side>, searchPath: String) {
    self = .different
    guard let word = sides.baseline.arguments.first, let other = sides.current.arguments.first else { return }
    let isPlain = [word, other].allSatisfy { !$0.contains("/") }
    if isPlain {
      // An interpreter, as a rule, that runs a file of each folder.
      guard word == other, sides.baseline.arguments == sides.current.arguments, sides.baseline.arguments.count == 1,
        let path = Self.find(word, in: searchPath)
      else { return }
      self = .one(path)
      return
    }
    switch FileLikeness(sides.baseline.path(of: word), sides.current.path(of: other)) {
    case .same where Self.isGivenTheSame(sides): self = .one(sides.current.path(of: other))
    case .copies: self = .copies(sides.current.path(of: other))
    default: break
    }
  }

  /// Whether what the program is given tells nothing apart: no file of either folder, and no program as text.
  private static func isGivenTheSame(_ sides: Sides<Side>) -> Bool {
    let (before, after) = (sides.baseline.arguments.dropFirst(), sides.current.arguments.dropFirst())
    guard before == after else { return false }
    return before.allSatisfy { word in
      if programOptions.contains(word[...]) { return false }
      let likeness = FileLikeness(sides.baseline.path(of: word), sides.current.path(of: word))
      return likeness == nil || likeness == .same
    }
  }

  private static func find(_ name: String, in searchPath: String) -> String? {
    searchPath.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
