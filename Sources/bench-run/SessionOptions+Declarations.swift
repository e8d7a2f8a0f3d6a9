import CommandLineTool

extension SessionOptions {
  static let againstOption = OptionDeclaration.value(
    "against", of: "REF",
    help: "Build another commit of this repository beside the working tree, measure both in turn, and judge the "
      + "working tree. benchmarks/bench.json of each says how it is built.")
  static let buildOption = OptionDeclaration.value(
    "build", of: "COMMAND",
    help: "With --against: build both sides by this, instead of by benchmarks/bench.json of each.")
  static let baselineWorkerOption = OptionDeclaration.value(
    "baseline-worker", of: "PATH",
    help: "Measure --worker against this one, in turn, and judge it; arguments after -- are for both.")
  static let baselineCommandOption = OptionDeclaration.value(
    "baseline-command", of: "COMMAND", help: "Measure --command against this one, in turn, and judge it.")
  static let selfTestOption = OptionDeclaration.flag(
    "aa",
    help:
      "Measure the subject against itself and tell what differs all the same: the noise floor of this machine, which "
      + "is kept as baselines/MACHINE.self-test.json unless the machine is too busy for it (status 3).")
  static let keepOption = OptionDeclaration.flag(
    "keep", help: "Keep what --aa finds even if the machine is busy, as for a gate that always runs at that load.")
  static let momentsOption = OptionDeclaration.value(
    "moments", of: "N",
    help: "With --aa: run the subject N times more, after pauses, and keep what two moments of this machine differ by, "
      + "which comparisons of two runs then allow for.")
  static let pauseOption = OptionDeclaration.value(
    "pause", of: "TIME", help: "The pause before each of --moments. Default: 60s.")
  static let roundsOption = OptionDeclaration.value(
    "rounds", of: "N", help: "Rounds of a session; each starts both sides afresh. Default: 25.")
  static let pairsOption = OptionDeclaration.value(
    "pairs", of: "N",
    help: "Pairs of batches in a round, one batch a side. Default: \(usualPairs), or \(quickPairs) with --quick.")
  static let outputFolderOption = OptionDeclaration.value(
    "output-dir", of: "DIR", help: "Where a session writes baseline.json and current.json. Default: .bench.")
  static let noCompareOption = OptionDeclaration.flag(
    "no-compare", help: "Only measure: leave the verdict on a session to bench-compare.")

  static let untilDecidedOption = OptionDeclaration.flag(
    "until-decided",
    help: "Give further rounds only to benchmarks that are open, and up to --rounds of them. Default: 75 then.")
  static let confirmOption = OptionDeclaration.flag(
    "confirm",
    help: "Measure what regressed again, in as many rounds of fresh processes. Only what regresses there as well fails "
      + "the gate; the rest is suspected.")
  static let budgetOption = OptionDeclaration.value(
    "budget", of: "TIME", help: "Begin no further round after this time, such as 60s. Default: none.")

  static let baselineOptions = [againstOption, baselineWorkerOption, baselineCommandOption, selfTestOption]
  static let declarations =
    baselineOptions + [
      buildOption, roundsOption, pairsOption, untilDecidedOption, budgetOption, outputFolderOption, noCompareOption,
      keepOption,
      momentsOption, pauseOption, confirmOption,
    ]

  /// Whether a session is asked for at all.
  static func areNamed(in parsed: ParsedArguments) -> Bool { baselineOptions.contains { parsed.has($0) } }
}
