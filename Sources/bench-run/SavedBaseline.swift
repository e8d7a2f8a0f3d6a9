import BenchFormats
import BenchModel
import CommandLineTool
import ToolFiles

/// The run as a baseline that is kept under a name.
enum SavedBaseline {
  static let option = OptionDeclaration.value(
    "save-baseline", of: "NAME",
    help: "Keep the run as a baseline of this name, in the file for this machine and toolchain, which is replaced; "
      + "bench-compare --baseline-dir takes it. A run that is partial, failed or noisy is not kept.")
  static let folderOption = OptionDeclaration.value(
    "baseline-dir", of: "DIR",
    help: "With --save-baseline: the folder of all baselines. Default: \(KeptBaseline.usualFolder).")

  static let declarations = [option, folderOption]

  /// What the command line asks for, nil where it asks for none.
  static func requested(_ parsed: ParsedArguments, isSession: Bool) throws(ToolError) -> KeptBaseline? {
    let folder = parsed.value(of: folderOption)
    guard let name = parsed.value(of: option) else {
      if folder != nil { throw ToolError(.usage, "--baseline-dir is for --save-baseline NAME") }
      return nil
    }
    if isSession {
      throw ToolError(.usage, "a session has its baseline beside it; --save-baseline is for a run of one side")
    }
    if parsed.has(RunOptions.filterOption) || parsed.has(RunOptions.groupOption) {
      throw ToolError(.usage, "--save-baseline keeps a run of all benchmarks: leave --filter and --group out")
    }
    return try KeptBaseline(folder: folder ?? KeptBaseline.usualFolder, name: name)
  }
}

extension RunCommand {
  /// Keeps a run that was to become a baseline, or says why not.
  func keepAsBaseline(_ run: BenchmarkRun, _ status: ExitStatus) throws(ToolError) {
    guard let baseline = options.savedBaseline else { return }
    let faults = BaselineFitness.faults(of: run)
    let path = baseline.path(for: run.environment)
    if !faults.isEmpty {
      let refusal = ToolError(
        status == .passed ? .incomplete : status,
        "\(path) is left as it is, because of this run: \(faults.joined(separator: "; ")); bench-compare "
          + "--update-baseline --accept REASON takes it all the same")
      throw refusal
    }
    try Output.write(bytes(of: run), to: path)
    if !options.quiet { try? StandardStream.error.write("bench-run: \(path) is the baseline now".printable + "\n") }
  }
}
