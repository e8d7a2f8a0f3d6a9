/// A picture on a page, with the words that stand for it where it cannot be seen.
package struct Figure: Equatable, Sendable {
  /// The name of its file, the same for the same subject in every run.
  package let fileName: String
  /// The picture, drawn anew whenever it is asked for: a terminal shows none.
  package var svg: String { draw() }
  /// The same picture for a page as narrow as a phone; nil where there is none, and the wide one scrolls there.
  package var narrowSVG: String? { drawNarrow?() }
  /// What it shows, in our own words, for readers who do not see it.
  package let alternative: Inline
  /// What stands below it.
  package let caption: Inline
  /// What a terminal prints in its place; nothing where the tables beside it say the same.
  package let table: Table?
  private let draw: @Sendable () -> String
  private let drawNarrow: (@Sendable () -> String)?

  /// Makes a picture; what it is of tells its file from those of the same kind.
  package init(
    kind: FigureKind, of subject: String? = nil, svg: @escaping @Sendable @autoclosure () -> String,
    narrow: (@Sendable () -> String)? = nil, alternative: Inline, caption: Inline, table: Table? = nil
  ) {
    fileName = subject.map { "\(kind.rawValue)-\(Self.slug($0)).svg" } ?? "\(kind.rawValue).svg"
    draw = svg
    drawNarrow = narrow
    self.alternative = alternative
    self.caption = caption
    self.table = table
  }

  /// Whether both are the same picture with the same words.
  package static func == (left: Figure, right: Figure) -> Bool {
    left.fileName == right.fileName && left.svg == right.svg && left.alternative == right.alternative
      && left.caption == right.caption && left.table == right.table
  }

  /// A word that is safe in the name of a file, and a hash that tells names apart which share it.
  private static func slug(_ name: String) -> String {
    let words = name.utf8.prefix(longestSlug).split { !isPlain($0) }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    // FNV-1a, 32 bits (Fowler, Noll and Vo).
    let hash = name.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return (words + [String(repeating: "0", count: 8 - digits.utf8.count) + digits]).joined(separator: "-")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Enough to recognise a name in a listing of files.
  private static let longestSlug = 40
}

/// What a picture shows; the beginning of its file's name.
package enum FigureKind: String {
  case highlights, changes, distribution, percentiles, memory, threads, history
}

extension Document {
  /// The pictures of the page, also those that are folded away, in order.
  package var figures: [Figure] { Self.figures(in: blocks) }

  private static func figures(in blocks: [Block]) -> [Figure] {
    blocks.flatMap { block -> [Figure] in
      switch block {
      case .figure(let figure): [figure]
      case .details(_, let folded): figures(in: folded.blocks)
      default: []
      }
    }
  }
}
