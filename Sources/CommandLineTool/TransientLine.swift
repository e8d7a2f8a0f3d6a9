/// The one line on standard error that the next one replaces; silent unless a terminal shows it.
package struct TransientLine {
  private let isShown: Bool
  private let width: Int

  /// A line for a terminal of so many columns.
  package init(isShown: Bool, width: Int) {
    self.isShown = isShown
    self.width = width
  }

  /// A line for a stream that may be a terminal.
  package init(on traits: TerminalTraits) {
    self.init(isShown: traits.isTerminal, width: traits.width)
  }

  /// Shows a text in place of the one before.
  package func show(_ text: String) {
    // A line that wraps cannot be taken back: only its last row would be.
    write(Self.erasure + text.prefix(max(0, width - 1)))
  }

  /// Puts a text that stays in the place of the line.
  package func leave(_ text: String) {
    write(Self.erasure + text + "\n")
  }

  /// Takes the line away.
  package func clear() {
    write(Self.erasure)
  }

  /// Back to the first column, and away with what stands there.
  private static let erasure = "\r\u{1B}[K"

  private func write(_ text: String) {
    // A line that cannot be shown is no reason to lose what it tells of.
    if isShown { try? StandardStream.error.write(text) }
  }
}
