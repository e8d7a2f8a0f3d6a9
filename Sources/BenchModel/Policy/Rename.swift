/// A benchmark that has another name since a change, or a pattern of such benchmarks.
///
/// Both names are as pages print them. Each may hold one `*`, which stands for the same text in both.
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
    guard !before.isEmpty, !after.isEmpty, before != after, stars[0] <= 1, stars[0] == stars[1] else {
      throw NotationError(text: "\(from) -> \(to)", expected: "an old and a new name, with one '*' in both or in none")
    }
    (self.from, self.to, self.origin, self.commit) = (before, after, origin, commit)
  }

  /// The new name of a benchmark; nil where the rename is not for it.
  package func newName(of name: String) -> String? {
    guard let (head, tail) = Self.parts(of: from), let (newHead, newTail) = Self.parts(of: to) else {
      return name.isSameName(as: from) ? to : nil
    }
    let text = Array(name.utf8)
    guard text.count >= head.count + tail.count, text.starts(with: head), text.suffix(tail.count).elementsEqual(tail)
    else { return nil }
    let kept = text[head.count..<text.count - tail.count]
    return String(decoding: newHead + kept + newTail, as: UTF8.self)
  }

  private static let star = UInt8(ascii: "*")

  /// What stands before and behind the `*` of a name; nil where it has none.
  private static func parts(of name: String) -> (head: [UInt8], tail: [UInt8])? {
    let text = Array(name.utf8)
    return text.firstIndex(of: star).map { (Array(text[..<$0]), Array(text[($0 + 1)...])) }
  }
}
