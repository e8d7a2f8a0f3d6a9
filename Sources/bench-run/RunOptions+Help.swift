import CommandLineTool

extension RunOptions {
  static let syntax = CommandLineSyntax(
    tool: "bench-run",
    summary: """
      Run benchmarks or whole commands in fresh processes, and write or judge what they take. Without a word it runs \
      what benchmarks/bench.json of this folder names; 'bench-run gate' judges a change.
      """,
    positionals: [
      .init(
        "COMMAND", isOptional: true, isRepeatable: true,
        help: "A program and its arguments in one text; several are compared with each other. No shell sees it.")
    ],
    remainder: .init(
      "ARGUMENT", isOptional: true, isRepeatable: true, help: "One command in words, or the arguments of --worker."),
    groups: [
      OptionGroup(
        "What to run",
        [
          workerOption, suiteOption, CommandOptions.commandOption, filterOption, groupOption, listOption,
          BisectOptions.option, DemoCommand.option,
        ]),
      OptionGroup("How long", [quickOption, launchesOption, CommandOptions.runsOption, warmupOption]),
      OptionGroup(
        "Where to write",
        [outputOption, formatOption, quietOption, ColorChoice.option]),
    ],
    topics: [sessions, commandTopic, harnesses, counting, measuring, baselines, shards, metricTopic],
    commands: [GateOptions.syntax, BisectOptions.syntax],
    exitStatuses: [
      .passed, .regressed, .undecided, .incomplete, .usage, .dataError, .noInput, .cannotCreate, .outputFailed,
      .configuration, .signal(2),
    ],
    examples: [
      .init("bench-run 'sort in.txt' 'sort -s in.txt'", "Compares commands with each other."),
      .init("bench-run --against main --command 'python3 program.py'", "Judges the working tree against a commit."),
    ])

  private static let sessions = HelpTopic(
    "sessions", "Two versions in turn, and a verdict: --against REF.",
    options: SessionOptions.declarations,
    examples: [
      .init(
        "bench-run --against main --command 'python3 program.py'",
        "Judges a program of the working tree against that of another commit; nothing has to be set up."),
      .init(
        "bench-run --against main --build 'go build -o program .' --command ./program",
        "The same of a program that is built first, in a checkout of each side."),
      .init(
        "bench-run --against main",
        "The same with the benchmarks and the build that benchmarks/bench.json of each side names."),
      .init(
        "bench-run --baseline-worker old/MyBenchmarks --worker new/MyBenchmarks",
        "Measures two builds in turn and judges the new one."),
      .init(
        "bench-run --baseline-command 'sort in.txt' --command 'sort -s in.txt'",
        "The same with whole commands; each batch is a process."),
      .init("bench-run --aa", "Tells what this machine calls different that is not."),
    ])

  private static let commandTopic = HelpTopic(
    "commands", "How commands are run: --shell, --parameter, --prepare.",
    options: CommandOptions.declarations + [exportJSONOption, exportMarkdownOption],
    examples: [
      .init("bench-run 'sort in.txt' 'sort -s in.txt'", "Runs both in turn and shows them beside the fastest."),
      .init(
        "bench-run --parameter 'n=1,100' 'sort {n}.txt'", "A command in turn with each value of a parameter."),
      .init(
        "bench-run --parameter-scan threads 1 8 'make -j {threads}' --prepare 'make clean'",
        "Each number of threads, with the same beginning."),
      .init("bench-run -- sleep 0.1", "Runs one command in words, about 3 s long."),
    ])

  private static let harnesses = HelpTopic(
    "harnesses", "Suites of other tools as they are: --harness go.", options: [HarnessOptions.harnessOption],
    examples: [
      .init(
        "bench-run --against main --harness go -- ./parse.test",
        "Judges the benchmarks of a Go package against those of another commit."),
      .init(
        "bench-run --against main --harness swift-testing -- .build/release/AppPackageTests.xctest",
        "Judges how long the tests of a Swift package take, one at a time."),
    ])

  private static let counting = HelpTopic(
    "counting", "Instructions beside times, which no load changes: --count.", options: CountOptions.declarations,
    examples: [.init("bench-run --against main --count", "Counts the instructions of both versions as well.")])

  private static let measuring = HelpTopic(
    "measuring", "How benchmarks are run: --iterations, --timeout, --seed.",
    options: [iterationsOption, timeoutOption, seedOption, allowDebugOption, machineOption])

  private static let baselines = HelpTopic(
    "baselines", "A run that is kept for later ones: --save-baseline NAME.", options: SavedBaseline.declarations,
    examples: [.init("bench-run --save-baseline main", "Keeps the run as main of this machine and toolchain.")])

  private static let shards = HelpTopic(
    "shards", "A suite in parts, on several machines: --shard 3/8.", options: ShardChoice.declarations,
    examples: [
      .init(
        "bench-run --shard 3/8 --shard-durations benchmarks/results.json",
        "Measures the third of eight parts that take about as long.")
    ])

  private static let metricTopic = HelpTopic("metrics", "What the figures of a run mean.", terms: metrics)
}
