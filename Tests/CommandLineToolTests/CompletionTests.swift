import Testing

@testable import CommandLineTool

/// What shells make of these texts is tried by `.ci/check-install`, in the shells themselves.
@Suite("Completions")
struct CompletionTests {
  private static let syntax = CommandLineSyntax(
    tool: "compare", summary: "Compares.", positionals: [.init("BASELINE", help: "Old.")],
    options: [
      .value("output", short: "o", of: "FILE", help: "It's where [to] write: there."),
      .choice("color", among: ["auto", "never"], help: "Colour."),
      .tuple("range", of: ["MIN", "MAX"], isRepeatable: true, help: "Numbers."),
    ], topics: [HelpTopic("rare", "What few need.", options: [.value("against", of: "REF", help: "It.")])])
  private static let whole = CommandLineSyntax(
    tool: "compare", summary: "Compares.", groups: [OptionGroup("All", syntax.options.dropLast(4))],
    commands: [
      CommandLineSyntax(tool: "compare turn", summary: "Turns.", options: [.value("by", of: "N", help: "How far.")]),
      CommandLineSyntax(tool: "compare --past", summary: "Looks back.", options: [.flag("far", help: "Very.")]),
    ])

  @Test("Every option of the tool and of its commands is in each of them", arguments: CompletionShell.allCases)
  func options(shell: CompletionShell) {
    let text = shell.completion(of: Self.whole)
    for option in Self.whole.withCommands.flatMap(\.options) {
      #expect(text.contains(option.name), "\(option.name) in \(shell.rawValue)")
    }
    #expect(text.hasSuffix("\n"))
  }

  @Test("A value is completed by what it is called or by its words")
  func values() {
    let kinds = Self.syntax.options.map { CompletedValue(of: $0) }
    #expect(kinds.prefix(4) == [.file, .words(["auto", "never"]), .text, .reference])
    #expect(CompletedValue(of: .quiet) == nil && CompletedValue(of: Self.syntax.positionals[0]) == .file)
  }

  @Test("What a shell would read otherwise than it is written is escaped")
  func escaping() {
    let zsh = CompletionShell.zsh.completion(of: Self.syntax)
    #expect(zsh.contains(#"'(--output -o)--output=[It'\''s where \[to\] write\: there.]:FILE:_files'"#))
    #expect(zsh.contains("'*--range[Numbers.]:MIN: :MAX: '"))
    #expect(CompletionShell.fish.completion(of: Self.syntax).contains(#"-d 'It\'s where [to] write: there.'"#))
  }
}

extension OptionDeclaration {
  fileprivate static let quiet = flag("quiet", help: "Say less.")
}
