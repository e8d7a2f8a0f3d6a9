import BenchFormats
import BenchModel
import CommandLineTool
import ToolFiles

/// The current run in the baseline's place, once it is known to be fit for it.
struct BaselineUpdate {
  /// Why it is taken all the same, where the user says so.
  let acceptance: String?

  static let option = OptionDeclaration.flag(
    "update-baseline",
    help:
      "Put the current run in the baseline's place, one file or that of --baseline-dir. One that is partial, failed, "
      + "regressed or noisy is refused.")
  static let acceptOption = OptionDeclaration.value(
    "accept", of: "REASON", help: "With --update-baseline: take it all the same; the file keeps the reason.")

  static let declarations = [option, acceptOption]

  /// What the command line asks for, nil where it asks for no update.
  ///
  /// - Throws: status 64 where it could not be done.
  init?(_ parsed: ParsedArguments) throws(ToolError) {
    acceptance = parsed.value(of: Self.acceptOption)
    guard parsed.has(Self.option) else {
      if acceptance != nil { throw ToolError(.usage, "--accept is for --update-baseline") }
      return nil
    }
    if [CompareOptions.filterOption, CompareOptions.metricOption].contains(where: parsed.has) {
      throw ToolError(.usage, "--update-baseline takes the whole run: leave --filter and --metric out")
    }
    if parsed.has(CompareOptions.rerunOption) {
      throw ToolError(.usage, "--update-baseline takes one current run; --rerun judges two: keep one of them")
    }
    if acceptance?.allSatisfy(\.isWhitespace) == true {
      throw ToolError(.usage, "--accept takes the reason, which the baseline keeps")
    }
  }

  /// The one file that an update replaces.
  ///
  /// - Throws: status 64 where the baseline is none.
  func path(of baseline: BaselineChoice, for current: RunFile) throws(ToolError) -> String {
    switch baseline {
    case .files(let paths) where paths.count == 1 && paths[0] != "-": return paths[0]
    case .kept(let folder, let name):
      return try KeptBaseline(folder: folder, name: name).path(for: current.run.environment)
    case .files: throw ToolError(.usage, "--update-baseline replaces one file: name one baseline")
    case .history:
      throw ToolError(.usage, "a history is not replaced: add the run with --history --record")
    }
  }

  /// Writes the run, or says why not.
  ///
  /// - Returns: what was done.
  /// - Throws: status 4 with what speaks against the run, unless a reason is given; where its comparison failed, the
  ///   status of that.
  func write(_ current: RunFile, to path: String, judged gate: Gate?) throws(ToolError) -> String {
    let faults = BaselineFitness.faults(of: current.run, judged: gate)
    if !faults.isEmpty, acceptance == nil {
      let status = gate.map { ExitStatus($0.outcome) } ?? .incomplete
      throw ToolError(
        status == .passed ? .incomplete : status,
        "\(path) is left as it is, because of the current run: \(faults.joined(separator: "; ")); --accept REASON takes it "
          + "all the same")
    }
    let run = current.run.with(acceptance: faults.isEmpty ? nil : acceptance)
    try Output.write(Output.json("the baseline", OwnRunFormat.bytes(of: run)), to: path)
    return faults.isEmpty
      ? "\(path) is the baseline now" : "\(path) is the baseline now, although \(faults.joined(separator: "; "))"
  }
}
