import BenchModel
import CommandLineTool

/// How instructions are counted, where they are.
struct CountOptions: Equatable {
  /// How many starts of each side have seeds that are drawn by chance, beside the one whose seeds are fixed.
  var drawnSeeds = usualSeeds
  /// Whether the caches of a processor are modelled as well.
  var modelsCaches = false

  static let countOption = OptionDeclaration.flag(
    "count",
    help: "Count the instructions of each benchmark as well, by the processor where it offers that, else by valgrind. "
      + "No load of the machine changes a count.")
  static let seedsOption = OptionDeclaration.value(
    "count-seeds", of: "N",
    help: "With --count: count in N more starts with drawn hash seeds, to tell what a count moves by by itself. "
      + "Default: \(usualSeeds).")
  static let cachesOption = OptionDeclaration.flag(
    "count-caches",
    help: "With --count: also count what a model of caches of 32 KiB and 8 MiB misses, by valgrind, in twice the time.")

  static let declarations = [countOption, seedsOption, cachesOption]

  /// Two more starts show whether the first one says it all.
  private static let usualSeeds = 2

  /// What every project has that asks for counts by its suite file.
  static let usual = CountOptions()

  private init() {}

  /// Takes the options of a command line; nil where nothing is counted.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    guard parsed.has(Self.countOption) else {
      if let idle = [Self.seedsOption, Self.cachesOption].first(where: { parsed.has($0) }) {
        throw ToolError(.usage, "--\(idle.name) is about counting; add --count, or leave it out")
      }
      return nil
    }
    let seeds = try rethrowing(try RunOptions.whole(Self.seedsOption, from: 0, parsed)) { (error: UsageError) in
      ToolError(error)
    }
    drawnSeeds = seeds ?? Self.usualSeeds
    modelsCaches = parsed.has(Self.cachesOption)
  }
}
