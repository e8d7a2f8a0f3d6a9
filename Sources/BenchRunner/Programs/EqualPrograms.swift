package import BenchModel
import Glibc
import SafeFiles

/// Whether the workers of both sides are the same program, so that whatever would differ is noise.
///
/// It is said only of an executable that was built in its own tree, whose arguments name no file, and that loads the
/// same bytes on both sides but for identifiers of the build; the same of the libraries that it loads from the tree.
/// Whatever the executable names and both trees have must have the same bytes, and no file that differs between the
/// sides may have a name that it holds. What a program makes up when it runs, nobody can know: the caller can have it
/// measured all the same.
package struct EqualPrograms {
  /// A worker with its arguments, in the folder it is started in.
  package struct Side {
    let arguments: [String]
    let directory: String

    /// Makes a side.
    package init(arguments: [String], directory: String) {
      (self.arguments, self.directory) = (arguments, Directory.absolutePath(of: directory))
    }

    fileprivate func path(of word: String) -> String { word.hasPrefix("/") ? word : "\(directory)/\(word)" }
  }

  private let sides: Sides<Side>
  /// The tops of both trees.
  private let trees: Sides<String>
  /// The files that differ between both, by their paths in the tree.
  private let changedFiles: [String]
  private let environment: [String: String]

  /// A look at both sides.
  package init(
    _ sides: Sides<Side>, trees: Sides<String>, changedFiles: [String], environment: [String: String]
  ) {
    self.sides = sides
    self.trees = trees.map { Directory.absolutePath(of: $0) }
    (self.changedFiles, self.environment) = (changedFiles, environment)
  }

  /// More than executables have.
  private static let largestImage = 1 << 30
  /// Variables that have a program load what it does not name.
  private static let loaders = ["LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT"]

  /// Whether they are.
  package var areEqual: Bool {
    let arguments = sides.map { $0.arguments.dropFirst() }
    guard let word = sides.baseline.arguments.first, sides.current.arguments.first == word, word.contains("/"),
      arguments.baseline == arguments.current, !Self.loaders.contains(where: { environment[$0]?.isEmpty == false }),
      arguments.current.allSatisfy(namesNoFile)
    else { return false }
    var compared: Set<String> = []
    return areSameImages(
      Sides(baseline: sides.baseline.path(of: word), current: sides.current.path(of: word)), &compared)
  }

  private func namesNoFile(_ word: String) -> Bool {
    let value = word.split(separator: "=", maxSplits: 1).last.map { String($0) } ?? word
    return ![word, value].contains { text in
      !text.isEmpty
        && [sides.baseline, sides.current].contains { FollowedLinks.leadsToSomething($0.path(of: text)) }
    }
  }

  /// Whether two executables or libraries are the same, with all that they load from their trees.
  private func areSameImages(_ paths: Sides<String>, _ compared: inout Set<String>) -> Bool {
    guard let before = place(of: paths.baseline, in: trees.baseline),
      let after = place(of: paths.current, in: trees.current), before == after
    else { return false }
    guard compared.insert(after).inserted else { return true }
    guard let one = image(paths.baseline), let other = image(paths.current), one.isSame(as: other),
      hasUnchangedFiles(other, at: paths)
    else { return false }
    for library in other.libraries {
      let found = Sides(
        baseline: find(library, for: one, at: paths.baseline), current: find(library, for: other, at: paths.current))
      switch (found.baseline, found.current) {
      case (nil, nil): continue
      case (let before?, let after?):
        let places = Sides(
          baseline: place(of: before, in: trees.baseline), current: place(of: after, in: trees.current))
        // What lies in neither tree is the system's, and the same file for both.
        if places.baseline == nil, places.current == nil, before == after { continue }
        guard areSameImages(Sides(baseline: before, current: after), &compared) else { return false }
      default: return false
      }
    }
    return true
  }

  private func image(_ path: String) -> LoadedImage? {
    (try? InputFile.bytes(at: path, limit: Self.largestImage)).flatMap { LoadedImage($0) }
  }

  /// The way from the top of a tree to a file, once links are followed; nil where it lies elsewhere.
  private func place(of path: String, in tree: String) -> String? {
    let resolved = Directory.absolutePath(of: path)
    guard resolved.hasPrefix("\(tree)/") else { return nil }
    return String(resolved.dropFirst(tree.count + 1))
  }

  /// Where a library is found by the folders that the program names; nil where the system's own are searched.
  private func find(_ library: String, for image: LoadedImage, at path: String) -> String? {
    let resolved = Directory.absolutePath(of: path)
    let origin = resolved.lastIndex(of: "/").map { String(resolved[..<$0]) } ?? "/"
    if library.contains("/") { return library }
    return image.folders.lazy
      .map { "\($0.replacing("${ORIGIN}", with: origin).replacing("$ORIGIN", with: origin))/\(library)" }
      .first { FollowedLinks.leadsToSomething($0) }
  }

  /// Whether nothing that a program names is known to differ.
  private func hasUnchangedFiles(_ image: LoadedImage, at paths: Sides<String>) -> Bool {
    if image.holdsAny(of: changedFiles) { return false }
    let folders = paths.map { path in path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/" }
    for name in image.possiblePaths where !name.hasPrefix("/") {
      for place in [
        Sides(baseline: sides.baseline.path(of: name), current: sides.current.path(of: name)),
        Sides(baseline: "\(folders.baseline)/\(name)", current: "\(folders.current)/\(name)"),
      ] {
        let areThere = place.map { FollowedLinks.leadsToSomething($0) }
        guard areThere.baseline || areThere.current else { continue }
        // A folder of either side may hold anything.
        if case .different = FileLikeness(place.baseline, place.current) { return false }
        if areThere.baseline != areThere.current { return false }
      }
    }
    return true
  }
}
