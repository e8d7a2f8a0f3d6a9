/// What a tool's command line may hold: the one table from which arguments are parsed, and help, man page and
/// completions are written.
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
  /// The tool's own options as its first page of help shows them.
  package let groups: [OptionGroup]
  /// What the first page names only.
  package let topics: [HelpTopic]
  /// Command lines that begin with a word of their own and have another syntax, such as `bench-run gate`.
  package let commands: [CommandLineSyntax]
  package let exitStatuses: [ExitStatus]
  package let examples: [Example]

  package init(
    tool: String, summary: String, positionals: [Positional] = [], remainder: Positional? = nil,
    groups: [OptionGroup], topics: [HelpTopic] = [], commands: [CommandLineSyntax] = [],
    exitStatuses: [ExitStatus] = [], examples: [Example] = []
  ) {
    self.tool = tool
    self.summary = summary
    self.positionals = positionals
    self.remainder = remainder
    self.groups = groups
    self.topics = topics
    self.commands = commands
    self.exitStatuses = exitStatuses
    self.examples = examples
  }

  /// The same of a tool whose options are few enough to stand in one list.
  package init(
    tool: String, summary: String, positionals: [Positional] = [], remainder: Positional? = nil,
    options: [OptionDeclaration], topics: [HelpTopic] = [], exitStatuses: [ExitStatus] = [], examples: [Example] = []
  ) {
    self.init(
      tool: tool, summary: summary, positionals: positionals, remainder: remainder,
      groups: [OptionGroup("Options", options)], topics: topics, exitStatuses: exitStatuses, examples: examples)
  }

  /// Every option that may be given: the tool's own, then those that every tool has.
  package var options: [OptionDeclaration] {
    groups.flatMap(\.options) + topics.flatMap(\.options) + OptionDeclaration.ofEveryTool
  }

  /// The word by which a command line is one of this syntax and of no other; nil for the tool itself.
  package var commandWord: String? { tool.firstIndex(of: " ").map { String(tool[tool.index(after: $0)...]) } }

  /// The word by which help is asked for it.
  package var helpName: String? { commandWord.map { String($0.drop { $0 == "-" }) } }
}
