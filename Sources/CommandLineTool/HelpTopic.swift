/// A part of a tool's help that is asked for by its name, so that the first page stays short.
package struct HelpTopic: Sendable {
  package let name: String
  /// The line that stands for it on the first page.
  package let summary: String
  /// The options that are explained here and nowhere else.
  package let options: [OptionDeclaration]
  /// The words that are explained here.
  package let terms: [CommandLineSyntax.Term]
  package let examples: [CommandLineSyntax.Example]

  package init(
    _ name: String, _ summary: String, options: [OptionDeclaration] = [], terms: [CommandLineSyntax.Term] = [],
    examples: [CommandLineSyntax.Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.terms = terms
    self.examples = examples
  }
}
