import CommandLineTool
import ToolFiles

extension CompareOptions {
  static let syntax = CommandLineSyntax(
    tool: "bench-compare",
    summary: """
      Judge a current run against a baseline and gate a merge. Both are results of bench-run or of another tool, \
      recognised by content. A folder stands for the files in it; - is standard input. Two runs are two moments, which \
      differ by more than their launches: a session (bench-run --against), or several files a side made in turn, \
      decides what they leave open.
      """,
    positionals: [
      .init("BASELINE", isOptional: true, help: "What the current run is judged against: a file or a folder."),
      .init("CURRENT", isOptional: true, help: "What is judged: a file or a folder."),
    ],
    groups: [
      OptionGroup(
        "What to compare",
        [baselineOption, currentOption, pairedOption, filterOption, metricOption, historyOption]),
      OptionGroup("What may change", [toleranceOption, policyOption]),
      OptionGroup(
        "What to show and where",
        [outputOption, formatOption, allOption, explainOption, rerunOption, quietOption, ColorChoice.option]),
    ],
    topics: [
      HelpTopic(
        "baselines", "Baselines that are kept, or the last runs of a history.",
        options: BaselineChoice.declarations + BaselineUpdate.declarations,
        examples: [
          .init(
            "bench-compare --baseline-dir baselines main current.json",
            "Judges by the baseline that was kept as main on this machine and toolchain."),
          .init(
            "bench-compare --baseline-from-history 10 current.json", "Judges by what the last ten runs scatter by."),
        ]),
      HelpTopic(
        "within", "Compare benchmarks of one run with each other: --within.",
        options: [withinOption, pairOption],
        examples: [
          .init(
            "bench-compare --within run.json --pair 'map/*' 'hash/*'",
            "Compares two groups of one run with each other.")
        ]),
      RunInput.topic(
        also: [AcknowledgementDate.option],
        examples: [
          .init("bench-compare go-old.txt go-new.txt", "Go's benchmark text, recognised by content."),
          .init("bench-compare convert pyperf.json -o results.json", "Writes one of ours; see convert --help."),
        ]),
    ],
    commands: [ConvertCommand.syntax, HistoryOptions.syntax],
    exitStatuses: [
      .passed, .regressed, .undecided, .incomplete, .usage, .dataError, .noInput, .cannotCreate, .outputFailed,
      .configuration,
    ],
    examples: [
      .init("bench-compare --explain 'sort (size=100)' old.json new.json", "Says why its verdicts are what they are.")
    ])
}
