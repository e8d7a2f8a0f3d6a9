import BenchModel
import BenchRendering
import CommandLineTool
import Glibc
import SafeFiles
import ToolFiles

/// What a gate leaves in its folder beside the two files of its session.
struct GateFiles {
  let session: SessionFiles

  /// The comparison in the forms that programs and people read.
  private static let comparisons = ["comparison.json", "comparison.md", "comparison.html"]
  private static let policyName = "policy.json"
  private static let reportName = "PERFORMANCE_REPORT.md"

  /// The policy that the gate judges by, so that anybody can judge its files again.
  var policy: String { "\(session.folder)/\(Self.policyName)" }
  /// The report, where a rubric says how it is graded.
  var report: String { "\(session.folder)/\(Self.reportName)" }

  /// Takes away what an earlier gate left in the tool's own folder: a gate that does not come to a verdict leaves none.
  func removeEarlier() throws(ToolError) {
    let names = Self.comparisons + [Self.policyName, Self.reportName]
    let paths = names.map { "\(session.folder)/\($0)" } + [session.paths.baseline, session.paths.current]
    guard session.ignoresItself, Directory.exists(session.folder) else { return }
    try OutputCheck.checkUnnamed(paths)
    for path in paths { unlink(path) }
  }

  /// Finds out whether all could be written without destroying anything, before anything is measured.
  ///
  /// - Parameter inputs: The files that the gate is made from.
  func prepare(inputs: [String]) throws(ToolError) {
    try session.prepare(
      inputs: inputs, and: (Self.comparisons + [Self.policyName, Self.reportName]).map { "\(session.folder)/\($0)" })
  }

  /// Writes the comparison in every form; all that can be written is.
  func write(_ comparison: Comparison) throws(ToolError) {
    var errors: [ToolError] = []
    for name in Self.comparisons {
      do throws(ToolError) {
        try Output.write(try Self.bytes(of: comparison, as: name), to: "\(session.folder)/\(name)")
      } catch {
        errors.append(error)
      }
    }
    if let error = ToolError(errors) { throw error }
  }

  private static func bytes(of comparison: Comparison, as name: String) throws(ToolError) -> [UInt8] {
    switch name {
    case "comparison.json": try ComparisonExport.json.bytes(of: comparison)
    case "comparison.md": Array(BudgetedMarkdown(comparison, limit: BudgetedMarkdown.commentLimit).text.utf8)
    default: Array(HTMLDialect().print(ComparisonPage(comparison).document).utf8)
    }
  }

  /// Writes the policy that applied: the base's own, or one that says nothing where the built-in defaults did.
  func write(_ policy: PolicySource, of folder: String, for suite: String) throws(ToolError) {
    let applied = try policy.held(against: [suite])
    let bytes =
      applied.description == policy.description
      ? try Input.bytesIfPresent("\(folder)/\(PolicySource.usualPath)", limit: 64 << 20) : nil
    try Output.write(bytes ?? Array(Self.emptyPolicy.utf8), to: self.policy)
  }

  private static let emptyPolicy = #"{"schema": {"name": "bench-policy", "version": 1}}"# + "\n"
}
