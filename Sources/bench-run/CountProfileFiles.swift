import BenchModel
import BenchRendering
import BenchRunner
import Callgrind
import CommandLineTool
import Glibc
import SafeFiles
import ToolFiles

/// The profiles that a session leaves of benchmarks that execute more than before: Callgrind's own files, which
/// KCachegrind opens, and a picture.
struct CountProfileFiles {
  let session: SessionFiles

  private static let endings = ["baseline.callgrind", "current.callgrind", "svg"]

  private var folder: String { "\(session.folder)/counts" }

  /// Takes away what an earlier session left in the tool's own folder.
  func removeEarlier() throws(ToolError) {
    guard session.ignoresItself, let names = try? Directory.names(in: folder) else { return }
    for name in names where Self.endings.contains(where: { name.hasSuffix(".\($0)") }) { unlink("\(folder)/\(name)") }
  }

  /// Writes those of the benchmarks whose count regressed.
  func write(_ counts: SessionCounts, regressedIn comparison: Comparison, isSaid: Bool) throws(ToolError) {
    let regressed = comparison.rows.filter { $0.metric?.is(.instructions) == true && $0.verdict == .regressed }
    for row in regressed {
      guard let profiles = counts.profiles(of: row.id), let grown = counts.comparisons[row.id] else { continue }
      let stem = "\(folder)/\(FileName.slug(for: row.id.description))"
      try copy(profiles.baseline, to: "\(stem).\(Self.endings[0])")
      try copy(profiles.current, to: "\(stem).\(Self.endings[1])")
      let picture = FlameGraph(grown.tree, title: "\(row.id): instructions of an iteration")
      try Output.write(Array(picture.svg.utf8), to: "\(stem).\(Self.endings[2])")
      guard isSaid else { continue }
      // The files are written; who closed standard error does not want this line.
      try? StandardStream.error.write(
        "bench-run: where '\(row.id.description.printable)' executes more: \(stem).svg, and both profiles beside it\n")
    }
  }

  private func copy(_ profile: String, to path: String) throws(ToolError) {
    let bytes = try rethrowing(try InputFile.bytes(at: profile, limit: CallgrindFile.largest)) { (error: FileError) in
      ToolError(.internalError, "\(error)")
    }
    try Output.write(bytes, to: path)
  }
}
