import Glibc

/// Where links take a path that looks as if it stayed in its folder.
package enum FollowedLinks {
  /// Where a path leads, if a link takes it out: one in the file's place out of the file's folder, one in the place of
  /// a folder out of the working directory; nil where it stays.
  ///
  /// A path from the root, and one that says `..` itself, goes where it says.
  package static func escape(of path: String) -> String? {
    if path.isEmpty || path.utf8.contains(0) { return nil }
    let parts = path.split(separator: "/").map { String($0) }
    var folder = path.hasPrefix("/") ? "/" + parts.dropLast().joined(separator: "/") : "."
    var above = path.hasPrefix("/") ? nil : resolved(".")
    for part in path.hasPrefix("/") ? [] : parts.dropLast() {
      folder += "/\(part)"
      guard let place = resolved(folder) else { return nil }
      if isLink(folder), let top = above, !isBelow(place, top) { return place }
      // From where the path itself leads upwards, what a link may reach is below that.
      if part == ".." { above = place }
    }
    guard isLink(path), let file = resolved(path), let own = resolved(folder) else { return nil }
    return isBelow(file, own) ? nil : file
  }

  /// Whether there is something where a path leads.
  package static func leadsToSomething(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0
  }

  /// Whether a path names a link itself.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.type == S_IFLNK
  }

  private static func isBelow(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let name = realpath(path, nil) else { return nil }
    defer { free(name) }
    return String(cString: name)
  }
}
