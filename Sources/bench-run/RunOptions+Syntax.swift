import CommandLineTool

extension RunOptions {
  static let suiteOption = OptionDeclaration.value(
    "suite", of: "NAME", help: "Run the benchmarks of the executable of this name that lies beside bench-run.")
  static let workerOption = OptionDeclaration.value(
    "worker", of: "PATH", help: "Run the benchmarks of this executable; arguments for it stand after --.")
  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE", isRepeatable: true,
    help: "Where to write the run; - for standard output. Default: for a run of all benchmarks what "
      + "benchmarks/bench.json says, otherwise benchmarks/results.json.")
  static let formatOption = OptionDeclaration.choice(
    "format", among: RunOutputFormat.allCases.map(\.rawValue), isRepeatable: true,
    help: "The form of the n-th output; one without an output goes to standard output. Default: what the output's name "
      + "tells (.json the results, .txt the page that is shown), or json. The others are files that other tools read.")
  static let listOption = OptionDeclaration.flag("list", help: "List the benchmarks and end.")
  static let filterOption = OptionDeclaration.value(
    "filter", of: "TEXT", isRepeatable: true, help: "Run only benchmarks whose group/name holds this text.")
  static let groupOption = OptionDeclaration.value(
    "group", of: "NAME", isRepeatable: true, help: "Run only the benchmarks of this group.")
  static let launchesOption = OptionDeclaration.value(
    "launches", of: "N", help: "Worker processes for each benchmark. Default: 10, or 3 with --quick.")
  static let iterationsOption = OptionDeclaration.value(
    "iterations", of: "NAME=N", isRepeatable: true,
    help: "How many operations of this benchmark are timed singly, over all launches together. Throughput comes from "
      + "calibrated batches and does not depend on it.")
  static let warmupOption = OptionDeclaration.value(
    "warmup", of: "N",
    help: "Iterations before the measured ones, in each launch. Default: 100, and none for commands.")
  static let seedOption = OptionDeclaration.value(
    "seed", of: "N", help: "Seed of the order of launches. Default: 1.")
  static let timeoutOption = OptionDeclaration.value(
    "timeout", of: "SECONDS", help: "Longest time for one answer of a worker. Default: 60.")
  static let quickOption = OptionDeclaration.flag(
    "quick", help: "Fewer and shorter launches: a first look, not a baseline.")
  static let allowDebugOption = OptionDeclaration.flag(
    "allow-debug", help: "Measure a worker that was built without optimisation; its results are never compared.")
  static let machineOption = OptionDeclaration.flag(
    "machine", help: "Print the key that names this machine's kept baseline, and end.")
  static let quietOption = OptionDeclaration.flag("quiet", short: "q", help: "Print no results and no progress.")

  static let syntax = CommandLineSyntax(
    tool: "bench-run",
    summary: """
      Run benchmarks in fresh processes and write a results file. What is run is named by --suite, --worker, --command or \
      --harness, as a command after --, or by benchmarks/bench.json of the folder the tool is started in. 'bench-run gate' judges a \
      change against its base; see 'bench-run gate --help'.
      """,
    remainder: .init(
      "ARGUMENT", isOptional: true, isRepeatable: true,
      help: "A command to measure, or the arguments of the worker that --worker names."),
    options: [
      suiteOption, workerOption, outputOption, formatOption, listOption, filterOption, groupOption, launchesOption,
      iterationsOption, warmupOption, seedOption, timeoutOption, quickOption, allowDebugOption,
      machineOption, DemoCommand.option, quietOption, ColorChoice.option,
    ] + [HarnessOptions.harnessOption] + CountOptions.declarations + CommandOptions.declarations
      + SessionOptions.declarations,
    metrics: metrics,
    exitStatuses: [
      .passed, .regressed, .undecided, .incomplete, .usage, .dataError, .noInput, .cannotCreate, .outputFailed,
      .configuration,
      .signal(2),
    ],
    examples: [
      .init("bench-run --demo", "Shows both answers in half a minute, without a project."),
      .init("bench-run", "Runs what benchmarks/bench.json names and writes benchmarks/results.json."),
      .init("bench-run --worker .build/release/MyBenchmarks -o new.json", "Runs a suite of your own."),
      .init(
        "bench-run --group io --quick -o new.json -o new.txt",
        "A first look at one group, with the page that is shown as a file."),
      .init("bench-run -- sleep 0.1", "Runs a whole command, about 3 s long."),
      .init(
        "bench-run --parameter 'n=1,100' --command 'sort {n}.txt'",
        "A whole command in turn with each value of a parameter."),
      .init("bench-run --against main", "Judges the working tree against another commit, both measured in turn."),
      .init(
        "bench-run --baseline-worker old/MyBenchmarks --worker new/MyBenchmarks",
        "Measures two builds in turn and judges the new one."),
      .init(
        "bench-run --baseline-command 'sort in.txt' --command 'sort -s in.txt'",
        "The same with whole commands; each batch is a process."),
      .init(
        "bench-run --against main --harness go -- ./parse.test",
        "The same with the benchmarks of a Go package, as they are."),
      .init(
        "bench-run --against main --count",
        "Counts the instructions of both versions as well, which no load of the machine changes."),
      .init("bench-run --aa", "Tells what this machine calls different that is not."),
    ])
}
