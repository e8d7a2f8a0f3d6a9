/// Cuts names to the room that they have so that those that differ still do.
///
/// What all of them have in common goes first: the end of their common beginning, then the beginning of their common
/// end. Where that is not enough, each is cut in its middle, and in the end to what is about its first difference.
struct NameShortening {
  /// A name and how many columns there are for it.
  struct Name: Hashable {
    let text: String
    let room: Int
  }

  /// What stands for text that was left out.
  let ellipsis: String

  /// The names as they fit, each by its place; nil where two that differ would read the same.
  func shortened(_ names: [Name]) -> [String]? {
    let distinct = Array(Set(names))
    guard distinct.contains(where: { DisplayWidth.of($0.text) > $0.room }) else { return names.map(\.text) }
    let texts = Array(Set(distinct.map(\.text)))
    for cut in [cutOfCommon(texts), cutOfMiddle, cutOfHead, cutOfTail, cutToDifference(texts)] {
      let shown = Dictionary(uniqueKeysWithValues: distinct.map { ($0, fitted($0, cut)) })
      if Self.areDistinct(shown) { return names.map { shown[$0] ?? $0.text } }
    }
    return nil
  }

  private typealias Cut = (Name) -> String

  private func fitted(_ name: Name, _ cut: Cut) -> String {
    DisplayWidth.of(name.text) <= name.room ? name.text : cut(name)
  }

  /// Whether no two names read the same; one name that has several rooms is still one.
  private static func areDistinct(_ shown: [Name: String]) -> Bool {
    var whole: [String: String] = [:]
    return shown.allSatisfy { name, text in
      let other = whole.updateValue(name.text, forKey: text)
      return other == nil || other == name.text
    }
  }

  private func cutOfCommon(_ texts: [String]) -> Cut {
    let (head, tail) = Self.common(of: texts)
    return { name in
      let text = Array(name.text)
      // Columns that have to go, one of which the ellipsis takes again.
      let excess = DisplayWidth.of(name.text) - name.room + ellipsis.unicodeScalars.count
      if head >= excess { return String(text[..<(head - excess)]) + ellipsis + String(text[head...]) }
      let rest = excess - head
      guard tail > rest + ellipsis.unicodeScalars.count else { return cutOfMiddle(name) }
      let middle = String(text[head..<text.count - tail])
      let end = String(text[(text.count - tail + rest + ellipsis.unicodeScalars.count)...])
      return ellipsis + middle + ellipsis + end
    }
  }

  private func cutOfMiddle(_ name: Name) -> String {
    DisplayWidth.shortened(name.text, to: name.room, ellipsis: ellipsis)
  }

  private func cutOfHead(_ name: Name) -> String {
    let room = max(0, name.room - ellipsis.unicodeScalars.count)
    return ellipsis + String(DisplayWidth.beginning(of: String(name.text.reversed()), width: room).reversed())
  }

  private func cutOfTail(_ name: Name) -> String {
    DisplayWidth.beginning(of: name.text, width: max(0, name.room - ellipsis.unicodeScalars.count)) + ellipsis
  }

  /// Keeps what stands about the place from which on no other text is like it.
  private func cutToDifference(_ texts: [String]) -> Cut {
    let sorted = texts.sorted().map { (text: $0, characters: Array($0)) }
    var places: [String: Int] = [:]
    for (one, next) in zip(sorted, sorted.dropFirst()) {
      let shared = zip(one.characters, next.characters).prefix { $0 == $1 }.count
      for text in [one.text, next.text] { places[text] = max(places[text] ?? 0, shared) }
    }
    return { name in
      let start = max(0, (places[name.text] ?? 0) - name.room / 3)
      let rest = Name(text: (start > 0 ? ellipsis : "") + name.text.dropFirst(start), room: name.room)
      return fitted(rest, cutOfTail)
    }
  }

  /// How many characters all texts have in common at their beginning and, beyond that, at their end.
  private static func common(of texts: [String]) -> (head: Int, tail: Int) {
    guard texts.count > 1, let first = texts.first.map(Array.init) else { return (0, 0) }
    var (head, tail) = (first.count, first.count)
    for other in texts.dropFirst().map(Array.init) {
      head = min(head, zip(first, other).prefix { $0 == $1 }.count)
      tail = min(tail, zip(first.reversed(), other.reversed()).prefix { $0 == $1 }.count)
    }
    let shortest = texts.map(\.count).min() ?? 0
    return (head, min(tail, shortest - head))
  }
}
