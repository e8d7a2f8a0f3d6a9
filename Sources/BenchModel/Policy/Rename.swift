/// A benchmark that has another name since a change, or a pattern of such benchmarks.
///
/// Both names are as pages print them. Each may hold as many `*` as the other, of which the n-th stand for the same
/// text.
public struct Rename: Equatable, Sendable {
  /// The name in the baseline.
  public let from: String
  /// The name in the current run.
  public let to: String
  /// Where it was written, as a person would look it up.
  public let origin: String
  /// The commit whose message says it; absent where a policy does.
  public let commit: String?

  /// Makes a rename.
  ///
  /// - Throws: why the two names make none.
  public init(from: String, to: String, origin: String, commit: String? = nil) throws(NotationError) {
    let (before, after) = (from.trimmed, to.trimmed)
    let stars = [before, after].map { name in name.utf8.count { $0 == Self.star } }
    guard !before.isEmpty, !after.isEmpty, before != after, stars[0] == stars[1] else {
      throw NotationError(text: "\(from) -> \(to)", expected: "an old and a new name, with as many '*' in both")
    }
    (self.from, self.to, self.origin, self.commit) = (before, after, origin, commit)
  }

  /// The new name of a benchmark; nil where the rename is not for it.
  ///
  /// Where several texts could stand for the `*` of a name, each but the last is the shortest.
  package func newName(of name: String) -> String? {
    let (old, new) = (Self.pieces(of: from), Self.pieces(of: to))
    let text = Array(name.utf8)
    guard let last = old.last, old.count > 1 else { return name.isSameName(as: from) ? to : nil }
    guard text.starts(with: old[0]), text.count >= old[0].count + last.count,
      text[(text.count - last.count)...].elementsEqual(last)
    else { return nil }
    var written = new[0]
    var place = old[0].count
    for (piece, newPiece) in zip(old.dropFirst().dropLast(), new.dropFirst()) {
      guard let found = Self.place(of: piece, in: text[place..<text.count - last.count]) else { return nil }
      written += text[place..<found] + newPiece
      place = found + piece.count
    }
    written += text[place..<text.count - last.count] + new[new.count - 1]
    return String(decoding: written, as: UTF8.self)
  }

  private static let star = UInt8(ascii: "*")

  /// What stands before, between and behind the `*` of a name.
  private static func pieces(of name: String) -> [[UInt8]] {
    name.utf8.split(separator: star, omittingEmptySubsequences: false).map { Array($0) }
  }

  private static func place(of piece: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard piece.count <= text.count else { return nil }
    return (text.startIndex...text.endIndex - piece.count).first { text[$0...].starts(with: piece) }
  }
}
