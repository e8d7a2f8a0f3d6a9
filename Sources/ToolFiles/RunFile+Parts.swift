package import BenchComparison
package import BenchModel
package import CommandLineTool

extension RunFile {
  /// Two sides of one run: benchmarks of it that are compared with others of it.
  ///
  /// - Throws: status 64 for a pair that compares nothing.
  package func divided(by pairs: [Rename]) throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    let division = try rethrowing(try RunDivision(run, by: pairs)) { (fault: RunDivision.Fault) in
      ToolError(.usage, "\(path): \(fault)")
    }
    func names(_ side: KeyPath<Rename, String>) -> String { pairs.map { $0[keyPath: side] }.joined(separator: ", ") }
    return (
      with(division.sides.baseline, path: "\(path): \(names(\.from))", warnings: warnings, part: .half),
      // What the files say of themselves is said once.
      with(division.sides.current, path: "\(path): \(names(\.to))", warnings: [], part: .half)
    )
  }

  /// Both sides with what was chosen of them.
  ///
  /// - Throws: status 64 for a choice of nothing.
  package static func choosing(
    _ choice: BenchmarkChoice, of sides: (baseline: RunFile, current: RunFile)
  ) throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    if choice.isEverything { return sides }
    let runs = Sides(baseline: sides.baseline.run, current: sides.current.run)
    let chosen = try rethrowing(try choice.of(runs)) { (fault: BenchmarkChoice.Fault) in
      ToolError(.usage, fault.description)
    }
    func side(_ file: RunFile, _ run: BenchmarkRun, _ warnings: [String]) -> RunFile {
      file.with(run, path: file.path, warnings: warnings, part: file.part == .half ? .half : .selection)
    }
    return (
      side(sides.baseline, chosen.runs.baseline, sides.baseline.warnings + [chosen.sentence]),
      side(sides.current, chosen.runs.current, sides.current.warnings)
    )
  }

  private func with(_ run: BenchmarkRun, path: String, warnings: [String], part: RunSource.Part) -> RunFile {
    RunFile(
      path: path, run: run, format: format, warnings: warnings, part: part, marks: marks, fileCount: fileCount,
      earlier: earlier, shards: shards)
  }

  /// Whether it is one half of a run, the other of which is the other side.
  var isHalf: Bool { part == .half }
}
