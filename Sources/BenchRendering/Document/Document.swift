/// A page, built once and printed by any dialect.
package struct Document: Equatable, Sendable {
  /// What stands on the page, from top to bottom.
  package var blocks: [Block]

  /// Makes a page.
  package init(_ blocks: [Block]) {
    self.blocks = blocks
  }
}

/// One part of a page.
package indirect enum Block: Equatable, Sendable {
  /// How urgent a note is.
  package enum Urgency: Sendable {
    /// Good to know.
    case note
    /// What follows has to be read with care.
    case warning
  }

  /// A heading of level 1, 2 or 3.
  case heading(level: Int, Inline)
  /// A paragraph.
  case paragraph(Inline)
  /// A table.
  case table(Table)
  /// A picture; surfaces that show none print what stands for it, or leave it out.
  case figure(Figure)
  /// A sentence set apart from what surrounds it.
  case note(Urgency, Inline)
  /// A list without order.
  case list([Inline])
  /// Lines that are to be printed as they are.
  case code([Inline])
  /// What only some readers want to see; surfaces that cannot unfold it show the summary alone.
  case details(summary: Inline, FoldedBlocks)
}

/// Blocks that a surface may leave folded, made anew whenever they are unfolded: a terminal never asks for the table of
/// ten thousand unchanged rows.
package struct FoldedBlocks: Equatable, Sendable {
  private let make: @Sendable () -> [Block]

  /// Takes what makes the blocks, which has to be the same each time.
  package init(_ make: @escaping @Sendable () -> [Block]) {
    self.make = make
  }

  /// The blocks.
  package var blocks: [Block] { make() }

  /// Whether both are the same when they are unfolded.
  package static func == (left: FoldedBlocks, right: FoldedBlocks) -> Bool { left.blocks == right.blocks }
}

/// Prints pages for one kind of surface.
package protocol Dialect: Sendable {
  /// The page as text, every line ended by a line feed.
  func print(_ document: Document) -> String
}
