/// What a tool's command line may hold: the one table from which arguments are parsed and help is written.
package struct CommandLineSyntax: Sendable {
  /// An argument that is known by its place.
  package struct Positional: Sendable {
    package let name: String
    package let isOptional: Bool
    package let isRepeatable: Bool
    package let help: String

    package init(_ name: String, isOptional: Bool = false, isRepeatable: Bool = false, help: String) {
      self.name = name
      self.isOptional = isOptional
      self.isRepeatable = isRepeatable
      self.help = help
    }
  }

  /// A command line shown at the end of the help, and what it does.
  package struct Example: Sendable {
    package let command: String
    package let explanation: String

    package init(_ command: String, _ explanation: String) {
      self.command = command
      self.explanation = explanation
    }
  }

  /// A word that the tool's output uses, and what it means.
  package struct Term: Sendable {
    package let word: String
    package let meaning: String

    package init(_ word: String, _ meaning: String) {
      self.word = word
      self.meaning = meaning
    }
  }

  package let tool: String
  package let summary: String
  package let positionals: [Positional]
  /// What follows `--` if the tool takes it as a list of its own; otherwise it continues the positional arguments.
  package let remainder: Positional?
  /// The tool's own options, then `--help` and `--version`.
  package let options: [OptionDeclaration]
  /// The metrics that the tool measures.
  package let metrics: [Term]
  package let exitStatuses: [ExitStatus]
  package let examples: [Example]

  package init(
    tool: String, summary: String, positionals: [Positional] = [], remainder: Positional? = nil,
    options: [OptionDeclaration], metrics: [Term] = [], exitStatuses: [ExitStatus] = [], examples: [Example] = []
  ) {
    self.tool = tool
    self.summary = summary
    self.positionals = positionals
    self.remainder = remainder
    self.options = options + [.help, .version]
    self.metrics = metrics
    self.exitStatuses = exitStatuses
    self.examples = examples
  }
}
