import BenchModel

/// A pattern of benchmark identities: `*` stands for any run of characters, slashes included, `?` for one of them.
///
/// It is matched against the identity's description, Unicode scalar by scalar, so that nothing is folded. Only the
/// last `*` is ever taken back: what an earlier one could still swallow, the last one can as well. The cost is at most
/// the pattern's length times the text's, whatever the pattern.
struct IdentityPattern: Sendable {
  /// How an identity is matched; a literal match is the more specific one.
  enum Match {
    case literal
    case wildcard
  }

  let text: String
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// How the pattern matches the identity, nil where it does not.
  func match(_ id: BenchmarkID) -> Match? {
    match(Array(id.description.unicodeScalars))
  }

  /// How the pattern matches the scalars of an identity's description.
  func match(_ subject: [Unicode.Scalar]) -> Match? {
    if subject == scalars { return .literal }
    return matches(subject) ? .wildcard : nil
  }

  private func matches(_ subject: [Unicode.Scalar]) -> Bool {
    var place = 0
    var position = 0
    var lastStar: Int?
    var resume = 0
    while position < subject.count {
      if place < scalars.count, scalars[place] == "*" {
        lastStar = place
        resume = position
        place += 1
      } else if place < scalars.count, scalars[place] == "?" || scalars[place] == subject[position] {
        place += 1
        position += 1
      } else if let lastStar {
        resume += 1
        position = resume
        place = lastStar + 1
      } else {
        return false
      }
    }
    return scalars[place...].allSatisfy { $0 == "*" }
  }
}
