package import BenchRendering
package import CommandLineTool

extension Output {
  /// Prints a page on standard output as the terminal, or whatever reads it, can show it.
  package static func print(_ document: Document, for traits: TerminalTraits) throws(ToolError) {
    let dialect = TerminalDialect(width: traits.width, colour: traits.usesColor, unicode: traits.usesUnicode)
    try write(Array(dialect.print(document).utf8), to: "-")
  }
}
