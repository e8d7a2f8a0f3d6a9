import BenchModel
import CommandLineTool

extension CompareOptions {
  /// The sides of the comparison, and those of a second one that is to confirm it; `--rerun` takes what follows it,
  /// also the first pair.
  static func pairsOfSides(
    _ parsed: ParsedArguments
  ) throws(ToolError) -> (first: Sides<[String]>, second: Sides<[String]>) {
    let none = Sides<[String]>(baseline: [], current: [])
    let behind = parsed.values(of: rerunOption)
    if parsed.has(withinOption) {
      if !parsed.has(rerunOption) { return (none, none) }
      throw ToolError(.usage, "--rerun is for two runs; with --within, give several files of such runs")
    }
    let named = Sides(baseline: parsed.values(of: baselineOption), current: parsed.values(of: currentOption))
    let isNamed = !named.baseline.isEmpty || !named.current.isEmpty
    let plain = isNamed ? behind : parsed.positionals + behind
    let first = isNamed ? try checked(named, parsed.positionals) : try checked(none, Array(plain.prefix(2)))
    let rest = isNamed ? plain : Array(plain.dropFirst(2))
    guard [0, 2].contains(rest.count) else {
      throw ToolError(
        .usage, "--rerun takes what measured again: two files, the baseline's first, or none to be told how")
    }
    return (first, rest.isEmpty ? none : Sides(baseline: [rest[0]], current: [rest[1]]))
  }

  /// Two arguments, or both options.
  private static func checked(_ named: Sides<[String]>, _ plain: [String]) throws(ToolError) -> Sides<[String]> {
    if named.baseline.isEmpty, named.current.isEmpty, plain.count == 2 {
      return Sides(baseline: [plain[0]], current: [plain[1]])
    }
    guard plain.isEmpty, !named.baseline.isEmpty, !named.current.isEmpty else {
      throw ToolError(
        .usage, "name two sides: BASELINE and CURRENT, or --baseline FILE… and --current FILE… with all their files")
    }
    return named
  }
}
