/// The target of cargo whose output follows, such as `benches/sort.rs`.
enum CargoTarget {
  /// The target that a line such as `  Running benches/sort.rs (target/release/deps/sort-1)` names; nil for others.
  static func named(by line: String) -> String? {
    let words = line.split(separator: " ")
    guard words.count >= 3, words[0] == "Running", words[words.count - 1].hasPrefix("("),
      words[words.count - 1].hasSuffix(")")
    else { return nil }
    // `unittests (path)` and `unittests src/lib.rs (path)` differ by version; of the path the hash changes.
    let named = words[1..<words.count - 1].joined(separator: " ")
    return named == "unittests" ? program(words[words.count - 1].dropFirst().dropLast()) : named
  }

  /// The name of a program in a path, without the hash behind its last dash.
  private static func program(_ path: Substring) -> String {
    let file = path.split(whereSeparator: { "/\\".contains($0) }).last ?? path
    return String(file.lastIndex(of: "-").map { file[..<$0] } ?? file)
  }
}
