package import BenchModel

/// The trailers of a commit's message by the rules of git-interpret-trailers(1).
///
/// They are in the last paragraph, with an empty line before it. Every line of it is a trailer or continues one, and
/// then begins with white space; or one of them is git's own and at least a quarter of the lines are trailers. A
/// trailer has a key of letters, digits and hyphens, a colon, and a value. Lines that begin with `#` are comments.
package struct CommitTrailers: Sendable {
  /// The trailers, in their order.
  package let all: [CommitTrailer]

  /// What git itself adds; one of these makes trailers of a paragraph that holds other text as well.
  private static let ownPrefixes = ["Signed-off-by: ", "(cherry picked from commit "]

  /// Reads the message of a commit.
  package init(of message: String, commit: String) {
    var trailers: [CommitTrailer] = []
    for line in Self.block(of: message.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }) {
      if line.hasPrefix("#") { continue }
      let text = Self.trimmed(line)
      if Self.isContinuation(line) {
        guard let last = trailers.popLast() else { continue }
        trailers.append(
          CommitTrailer(
            commit: commit, key: last.key, value: [last.value, text].filter { !$0.isEmpty }.joined(separator: " ")))
      } else if let key = Self.key(of: line), let colon = line.firstIndex(of: ":") {
        trailers.append(CommitTrailer(commit: commit, key: key, value: Self.trimmed(line[line.index(after: colon)...])))
      }
    }
    all = trailers
  }

  /// The lines of the last paragraph, where its lines are trailers; none where they are not.
  private static func block(of lines: [Substring]) -> ArraySlice<Substring> {
    let end = lines.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
    let start = lines[..<end].lastIndex(where: isBlank).map { $0 + 1 } ?? 0
    // Without an empty line before it a paragraph is the title.
    guard start > 0 else { return [] }
    let block = lines[start..<end]
    var counts = (trailers: 0, others: 0)
    var continued = 0
    var hasOwn = false
    for line in block.reversed() where !line.hasPrefix("#") {
      let isOwn = ownPrefixes.contains { line.hasPrefix($0) }
      if isOwn || key(of: line) != nil {
        hasOwn = hasOwn || isOwn
        counts.trailers += 1
        continued = 0
      } else if isContinuation(line) {
        continued += 1
      } else {
        // What seemed to continue a trailer continues this line.
        counts.others += 1 + continued
        continued = 0
      }
    }
    counts.others += continued
    let areTrailers =
      hasOwn ? counts.trailers * 3 >= counts.others : counts.trailers > 0 && counts.others == 0
    return areTrailers ? block : []
  }

  /// The key of a line that is a trailer; nil of any other.
  private static func key(of line: Substring) -> String? {
    let key = line.prefix { $0 == "-" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let rest = line[key.endIndex...].drop { $0 == " " || $0 == "\t" }
    return key.isEmpty || rest.first != ":" ? nil : String(key)
  }

  private static func isContinuation(_ line: Substring) -> Bool { line.first?.isWhitespace == true }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  private static func trimmed(_ text: Substring) -> String {
    let tail = text.drop(while: \.isWhitespace)
    let end = tail.lastIndex { !$0.isWhitespace }
    return end.map { String(tail[...$0]) } ?? ""
  }
}
