import Glibc
import SafeFiles

/// Folders beside a repository that its files name by a relative path: packages that are developed together.
enum OutsidePackages {
  /// The files in which builds name other packages.
  private static let manifests: Set<Substring> = [
    "CMakeLists.txt", "Cargo.toml", "GNUmakefile", "Makefile", "Package.swift", "bench.json", "go.mod", "go.work",
    "makefile", "package.json", "pyproject.toml", "requirements.txt",
  ]
  /// More than people write into one of them.
  private static let largestManifest = 1 << 20

  /// What was found outside of a repository.
  struct Found: Equatable {
    /// The names of the folders that lie beside it, and that are linked.
    var linked: [String] = []
    /// A sentence for each that lies further away.
    var tooFar: [String] = []
  }

  /// Links those folders beside a checkout, where its files look for them.
  static func link(
    beside tree: String, of repository: GitRepository, at commit: String
  ) throws(CheckoutError) -> Found {
    let top = try repository.topLevel()
    let own = tree.split(separator: "/").last.map { String($0) }
    var found = Found()
    for entry in try repository.tree(of: commit) where entry.kind == "blob" {
      let parts = entry.path.split(separator: "/")
      guard let name = parts.last, manifests.contains(name),
        let bytes = try? InputFile.bytes(at: "\(tree)/\(entry.path)", limit: largestManifest, from: .listing)
      else { continue }
      for place in places(in: bytes, below: parts.count - 1) {
        let path = "\(String(repeating: "../", count: place.levels))\(place.name)"
        guard FollowedLinks.leadsToSomething("\(top)/\(path)"), place.name != own else { continue }
        if place.levels > 1 {
          found.tooFar.append(
            "\(entry.path) names '\(path)', which lies further away than beside the repository, so that its checkout "
              + "has none: if it cannot be built, make that a submodule, or build both sides yourself and name them by "
              + "--baseline-worker and --worker")
        } else if !found.linked.contains(place.name) {
          try link(place.name, beside: tree, to: "\(top)/../\(place.name)")
          found.linked.append(place.name)
        }
      }
    }
    return found
  }

  private static func link(_ name: String, beside tree: String, to target: String) throws(CheckoutError) {
    let path = "\(tree)/../\(name)"
    if symlink(Directory.absolutePath(of: target), path) != 0, errno != EEXIST {
      throw .noFolder(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Where relative paths of a text lead out of the tree: how many levels above it, and to what there.
  ///
  /// - Parameter depth: How deep the text's own folder lies in the tree.
  static func places(in text: [UInt8], below depth: Int) -> [(levels: Int, name: String)] {
    var found: [(levels: Int, name: String)] = []
    var place = 0
    while let (start, levels) = nextClimb(in: text, from: place) {
      let end = text[start...].firstIndex { !isPartOfName($0) } ?? text.count
      place = max(end, start)
      if levels > depth, text[start..<end].contains(where: { $0 != UInt8(ascii: ".") }) {
        let name = String(decoding: text[start..<end], as: UTF8.self)
        if !found.contains(where: { $0 == (levels - depth, name) }) { found.append((levels - depth, name)) }
      }
    }
    return found
  }

  /// The end of the next `../`, or of several in a row, and how many there are.
  private static func nextClimb(in text: [UInt8], from start: Int) -> (end: Int, levels: Int)? {
    var place = start
    while place + 3 <= text.count {
      var levels = 0
      let isBeginning = beginsPath(at: place, in: text)
      while isBeginning, place + 3 <= text.count, Array(text[place..<place + 3]) == Array("../".utf8) {
        place += 3
        levels += 1
      }
      if levels > 0 { return (place, levels) }
      place += 1
    }
    return nil
  }

  /// Whether a path may begin there: what is part of another one, such as `a/../b`, leads out of something else.
  private static func beginsPath(at place: Int, in text: [UInt8]) -> Bool {
    guard place > 0 else { return true }
    // An option of one letter has its path attached, as -I.
    if place > 1, text[place - 2] == UInt8(ascii: "-"), place == 2 || !isPartOfName(text[place - 3]) {
      return text[place - 1] != UInt8(ascii: "/")
    }
    return !isPartOfName(text[place - 1]) && text[place - 1] != UInt8(ascii: "/")
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: byte >= 0x80
    }
  }
}
