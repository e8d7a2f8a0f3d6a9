import BenchModel
import BenchRunner
import CommandLineTool
import Glibc
import ToolFiles

/// The report of a gate, which `bench-report` writes where a rubric says how a run is graded.
struct GateReport {
  let files: GateFiles
  /// The folder of the base, whose rubric counts.
  let base: String?
  let environment: [String: String]
  let interruption: Interruption

  /// Writes it, if it is wanted.
  ///
  /// - Throws: what `bench-report` ended with, where that is no success.
  func write() throws(ToolError) {
    let rubric = (base.map { "\($0)/" } ?? "") + RubricSource.usualPath
    guard access(rubric, F_OK) == 0 else { return }
    let children = ChildProcessSet(interruptedBy: interruption.descriptor)
    let call = ProgramCall(children: children, environment: environment)
    let outcome: ChildProcessOutcome
    do throws(CheckoutError) {
      outcome = try call.outcome(of: [
        tool, files.session.paths.current, "--baseline", files.session.paths.baseline, "--policy", files.policy,
        "--rubric", rubric, "--output", files.report,
      ])
    } catch {
      if error == .interrupted { throw ToolError(.signal(interruption.signal ?? 2), "stopped before the report") }
      try? StandardStream.error.write("bench-run: there is no report: \(error.message.printable)\n")
      return
    }
    guard outcome.ending != .exited(0) else { return }
    let words = String(decoding: outcome.errors.head + outcome.errors.tail, as: UTF8.self)
    throw ToolError(.internalError, "bench-report failed: \(words.split(separator: "\n").last ?? "it was ended")")
  }

  /// The tool that lies beside this one, or the one on the path.
  private var tool: String {
    let own = ProcessSurroundings.executablePath
    let beside = own.lastIndex(of: "/").map { "\(own[..<$0])/bench-report" } ?? ""
    return access(beside, X_OK) == 0 ? beside : "bench-report"
  }
}
