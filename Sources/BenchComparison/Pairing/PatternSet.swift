import BenchModel

/// Many patterns that are asked together which of them match an identity.
///
/// What stands before the first wildcard of a pattern and behind the last one has to be the identity's own beginning
/// and end, and is looked up. So an identity meets the patterns that begin and end as it does, and not all of them: a
/// thousand rules for ten thousand benchmarks cost what both lists cost, and not their product. Patterns that are bare
/// at both ends, such as `*sort*`, are tried one by one.
struct PatternSet: Sendable {
  /// A pattern that matches an identity, by its place.
  struct Found: Sendable {
    let place: Int
    let match: IdentityPattern.Match
  }

  /// How many bytes at either end are no wildcards.
  private struct Frame: Hashable {
    let head: Int
    let tail: Int
  }

  private var literals: [ByteKey: [Int]] = [:]
  /// The places of patterns by their beginning and end, for each pair of lengths of those.
  private var framed: [Frame: [[UInt8]: [Int]]] = [:]
  private let patterns: [IdentityPattern]

  /// Takes patterns; each is known by its place from then on.
  init(_ texts: [String]) {
    patterns = texts.map { IdentityPattern($0) }
    for (place, text) in texts.enumerated() {
      literals[ByteKey(text), default: []].append(place)
      let bytes = Array(text.utf8)
      guard let first = bytes.firstIndex(where: Self.isWildcard), let last = bytes.lastIndex(where: Self.isWildcard)
      else { continue }
      let frame = Frame(head: first, tail: bytes.count - last - 1)
      framed[frame, default: [:]][Self.ends(of: bytes, frame), default: []].append(place)
    }
  }

  /// The patterns that match, in the order of their places.
  func matching(_ id: BenchmarkID) -> [Found] {
    var found = (literals[ByteKey(id.description)] ?? []).map { Found(place: $0, match: .literal) }
    if !framed.isEmpty {
      let subject = Array(id.description.unicodeScalars)
      for place in candidates(for: id) where patterns[place].match(subject) == .wildcard {
        found.append(Found(place: place, match: .wildcard))
      }
    }
    return found.count > 1 ? found.ordered { $0.place < $1.place } : found
  }

  /// The patterns that match a benchmark under any of its names, in the order of their places.
  func matching(anyNameOf names: [BenchmarkID]) -> [Found] {
    guard names.count > 1 else { return names.first.map { matching($0) } ?? [] }
    var found: [Int: IdentityPattern.Match] = [:]
    for each in names.flatMap({ matching($0) }) where found[each.place] != .literal { found[each.place] = each.match }
    return found.map { Found(place: $0.key, match: $0.value) }.ordered { $0.place < $1.place }
  }

  /// The patterns with wildcards that begin and end as an identity does.
  func candidates(for id: BenchmarkID) -> [Int] {
    let bytes = Array(id.description.utf8)
    return framed.flatMap { frame, patterns in
      frame.head + frame.tail <= bytes.count ? patterns[Self.ends(of: bytes, frame)] ?? [] : []
    }
  }

  /// The patterns that match any of the identities.
  func matching(anyOf ids: some Sequence<BenchmarkID>) -> Set<Int> {
    ids.reduce(into: []) { places, id in places.formUnion(matching(id).lazy.map(\.place)) }
  }

  private static func ends(of bytes: [UInt8], _ frame: Frame) -> [UInt8] {
    Array(bytes[..<frame.head] + bytes[(bytes.count - frame.tail)...])
  }

  private static func isWildcard(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?")
  }
}
