import BenchRendering

/// A section at the end of a report, which only some readers want to see.
struct Appendix {
  let title: Inline
  let summary: Inline
  let content: [Block]

  init(title: Inline, summary: Inline, _ content: [Block]) {
    self.title = title
    self.summary = summary
    self.content = content
  }

  /// The section, folded under its heading; nothing where it is empty.
  func blocks(unfolded: Bool) -> [Block] {
    if content.isEmpty { return [] }
    let content = content
    return [.heading(level: 2, title)] + (unfolded ? content : [.details(summary: summary, FoldedBlocks { content })])
  }
}
