import CommandLineTool
import ToolFiles

extension RunOptions {
  static let suiteOption = OptionDeclaration.value(
    "suite", of: "NAME", help: "The executable of this name beside bench-run.")
  static let workerOption = OptionDeclaration.value(
    "worker", of: "PATH", help: "An executable of benchmarks; its words after --.")
  static let outputOption = OptionDeclaration.value(
    "output", short: "o", of: "FILE", isRepeatable: true,
    help: "Where to write the run; - for standard output. Default: what benchmarks/bench.json says, else "
      + "benchmarks/results.json; nowhere for commands of the command line.")
  static let formatOption = OptionDeclaration.choice(
    "format", among: RunOutputFormat.allCases.map(\.rawValue), isRepeatable: true,
    help: "The form of the n-th output. Default: what its name tells (\(RunOutputFormat.endings)), or json.")
  static let exportJSONOption = OptionDeclaration.value(
    "export-json", of: "FILE", help: "Write hyperfine's JSON as well.")
  static let exportMarkdownOption = OptionDeclaration.value(
    "export-markdown", of: "FILE", help: "Write the page as Markdown as well.")
  static let listOption = OptionDeclaration.flag("list", help: "List the benchmarks and end.")
  static let filterOption = OptionDeclaration.value(
    "filter", of: "TEXT", isRepeatable: true, help: "Only what has this in its group/name.")
  static let groupOption = OptionDeclaration.value(
    "group", of: "NAME", isRepeatable: true, help: "Only what is of this group.")
  static let launchesOption = OptionDeclaration.value(
    "launches", of: "N", help: "Processes a benchmark. Default: 10; --quick: 3.")
  static let iterationsOption = OptionDeclaration.value(
    "iterations", of: "NAME=N", isRepeatable: true,
    help: "How many operations of this benchmark are timed singly, over all launches together. Throughput comes from "
      + "calibrated batches and does not depend on it.")
  static let warmupOption = OptionDeclaration.value(
    "warmup", short: "w", of: "N",
    help: "Iterations or runs that do not count. Default: 100, and none for commands.")
  static let seedOption = OptionDeclaration.value(
    "seed", of: "N", help: "Seed of the order of launches. Default: 1.")
  static let timeoutOption = OptionDeclaration.value(
    "timeout", of: "SECONDS", help: "Longest time for one answer of a worker. Default: 60.")
  static let quickOption = OptionDeclaration.flag(
    "quick", help: "Little and short: a first look, no baseline.")
  static let allowDebugOption = OptionDeclaration.flag(
    "allow-debug", help: "Measure a worker that was built without optimisation; its results are never compared.")
  static let machineOption = OptionDeclaration.flag(
    "machine", help: "Print the key that names this machine's kept baseline, and end.")
  static let quietOption = OptionDeclaration.flag("quiet", short: "q", help: "Print no results and no progress.")
}
