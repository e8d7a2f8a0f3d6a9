import Testing

@testable import CommandLineTool

@Suite("Help text")
struct HelpTextTests {
  private let syntax = CommandLineSyntax(
    tool: "compare", summary: "Judges the current run against a baseline.",
    positionals: [
      .init("BASELINE", help: "The older results."),
      .init("CURRENT", isOptional: true, isRepeatable: true, help: "The newer results."),
    ],
    remainder: .init("COMMAND", isOptional: true, help: "A command."),
    groups: [
      OptionGroup(
        "Where to",
        [
          .value("output", short: "o", of: "FILE", isRepeatable: true, help: "Write the page to FILE instead."),
          .choice("very-long-option", among: ["alpha", "beta"], help: "Has its text below, since it is too wide."),
        ])
    ],
    topics: [
      HelpTopic("rare", "What few need.", options: [.flag("odd", help: "Be odd.")], terms: [.init("time", "Of one.")])
    ],
    commands: [CommandLineSyntax(tool: "compare turn", summary: "Turn it: round and round. Twice.", options: [])],
    exitStatuses: [.passed, .dataError],
    examples: [.init("compare a.json b.json", "Compare two runs.")])

  @Test("Every section stands in its place, aligned and wrapped")
  func page() {
    #expect(
      syntax.help(width: 60) == """
        Judges the current run against a baseline.

        Usage: compare [options] BASELINE [CURRENT…] [-- COMMAND…]

        Arguments:
          BASELINE  The older results.
          CURRENT   The newer results.
          COMMAND   A command.

        Where to:
          -o, --output FILE   Write the page to FILE instead.
                              Repeatable.
              --very-long-option alpha|beta
                              Has its text below, since it is too
                              wide.

        Help:
          -h, --help          Show this help and end.
              --version       Show version and commit and end.
              --generate-man  Print the manual page and end.
              --generate-completion SHELL
                              Print completions for bash, zsh or
                              fish and end.

        More, by 'compare help TOPIC':
          rare  What few need.
          turn  Turn it.

        Exit status:
          0   passed
          65  an input file is wrong

        Examples:
          compare a.json b.json
              Compare two runs.

        """)
  }

  @Test("A topic has a page of its own, and so has a command")
  func topics() {
    #expect(
      syntax.help(on: "rare", width: 60) == """
        compare help rare: What few need.

        Options:
              --odd  Be odd.

        Words:
          time  Of one.

        """)
    #expect(syntax.help(on: "turn", width: 60).hasPrefix("Turn it: round and round. Twice.\n\nUsage: compare turn"))
  }

  @Test("More words than fit beside an option are listed in its help")
  func manyChoices() {
    let words = ["go", "pyperf", "hyperfine", "google-benchmark"]
    let option = OptionDeclaration.choice("from", among: words, help: "Read as this.")
    #expect(option.valueName == "NAME" && option.choices == words)
    #expect(option.help == "Read as this. One of: go, pyperf, hyperfine, google-benchmark.")
  }

  @Test("No line is wider than asked, down to 40 columns", arguments: [0, 40, 60, 80, 200])
  func width(width: Int) {
    let lines = syntax.help(width: width).split(separator: "\n")
    let widest = lines.filter { !$0.hasPrefix("Usage:") }.map(\.count).max() ?? 0
    #expect(widest <= max(width, 40))
  }

  @Test("Sections with nothing in them are left out")
  func small() {
    let text = CommandLineSyntax(tool: "t", summary: "Does it.", options: []).help(width: 80)
    #expect(!text.contains("Arguments:") && !text.contains("Examples:") && !text.contains("Exit status:"))
    #expect(text.contains("--help") && text.contains("--version"))
  }
}
