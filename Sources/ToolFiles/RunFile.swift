import BenchComparison
import BenchFormats
package import BenchModel
package import CommandLineTool
import SafeFiles
import SideBySide

/// A run as it was found on the command line, in one file or in several.
package struct RunFile: Sendable {
  /// The paths as the user wrote them; `-` for standard input.
  package let path: String
  /// The run.
  package let run: BenchmarkRun
  /// The name of the format it was read from, or of each of several.
  package let format: String
  /// What a reader ought to know about how the files differ.
  package let warnings: [String]
  /// How much of the run in its files this is.
  let part: RunSource.Part
  /// What tells each of its files from others: a hash of the bytes, and the run's identifier.
  let marks: Set<String>
  let fileCount: Int
  /// The figures of earlier runs that stand for this side; nil where the run itself does.
  var earlier: EarlierFigures?
  /// In which shard each benchmark was measured; nil where the files are no shards.
  var shards: ShardTable?

  /// Reads and checks a run; several files, or those of a folder, become one.
  ///
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 65 if it is not a run.
  package static func load(_ paths: [String], _ input: RunInput = RunInput()) throws(ToolError) -> RunFile {
    try side(RunFiles(paths, input), session: nil)
  }

  /// Reads both sides, at a time where there is a thread for each.
  ///
  /// - Throws: as for one side, the baseline's fault first.
  package static func loadBoth(
    baseline: [String], current: [String], _ input: RunInput, threads: Int
  ) throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    // Standard input is left alone until the baseline is known to be one.
    let threads = (baseline + current).contains("-") ? 1 : threads
    let sides = try SideBySide.map(pieces: 2, threads: threads) { (side) throws(ToolError) -> RunFile in
      try load(side == 0 ? baseline : current, input)
    }
    return (sides[0], sides[1])
  }

  /// Reads both sides, whose n-th files ran together.
  ///
  /// - Throws: as `load`, and status 65 where the files of the sides cannot be pairs.
  package static func loadPairs(
    baseline: [String], current: [String], _ input: RunInput
  ) throws(ToolError) -> (baseline: RunFile, current: RunFile) {
    let before = try RunFiles(baseline, input)
    let after = try RunFiles(current, input)
    try rethrowing(try RunMerge.checkPairs(baseline: before.parts, current: after.parts)) { (error: MergeError) in
      ToolError(error)
    }
    let hash = ContentHash.hexadecimal(of: Array((before.hashes + after.hashes).joined(separator: " ").utf8))
    let session = "paired:\(hash)"
    return (
      try side(before, session: .init(id: session, side: .baseline)),
      try side(after, session: .init(id: session, side: .current))
    )
  }

  private static func side(
    _ files: RunFiles, session: BenchmarkRun.SessionMembership?
  ) throws(ToolError) -> RunFile {
    let formats = files.formats.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let merged = try files.merged(session: session)
    return RunFile(
      path: files.description, run: merged.run, format: formats.joined(separator: ", "),
      warnings: files.notes + merged.warnings, part: .whole,
      marks: Set(files.hashes + files.parts.map(\.run.id).filter { !$0.isEmpty }), fileCount: files.parts.count,
      shards: merged.shards)
  }

  /// Whether both sides are the same files.
  ///
  /// - Throws: status 65 where only some files of one side are those of the other, which no comparison can mean.
  func isSame(as other: RunFile) throws(ToolError) -> Bool {
    if marks.isDisjoint(with: other.marks) || isHalf { return false }
    if marks == other.marks || fileCount == 1 && other.fileCount == 1 { return true }
    throw ToolError(.dataError, "\(path) and \(other.path) have a file in common: a file belongs to one side only")
  }
}

/// The files of one side, each read as a run.
private struct RunFiles {
  let paths: [String]
  var parts: [RunMerge.Part] = []
  var formats: [String] = []
  /// What a reader ought to know about how each file was read.
  var notes: [String] = []
  var hashes: [String] = []

  init(_ paths: [String], _ input: RunInput) throws(ToolError) {
    self.paths = paths
    var items = RunItems(of: paths, input)
    while let item = try items.next() {
      let reading = try item.read(as: input.format)
      parts.append(RunMerge.Part(run: reading.run, file: item.path))
      formats.append(reading.format)
      notes += reading.notes.map { "\(item.path): \($0)" }
      notes += reading.run.acceptance.map { ["\(item.path): taken as a baseline all the same: \($0)."] } ?? []
      hashes.append(item.hash)
    }
  }

  /// How a page names the side.
  var description: String {
    guard let first = paths.first, paths.count > 1 else { return paths.first ?? "" }
    return paths.count == 2 ? "\(first) and \(paths[1])" : "\(first) and \(paths.count - 1) more"
  }

  func merged(session: BenchmarkRun.SessionMembership?) throws(ToolError) -> RunMerge.Merged {
    let identity = ContentHash.hexadecimal(of: Array(hashes.joined(separator: " ").utf8))
    return try rethrowing(try RunMerge.merged(parts, identity: "content:\(identity)", session: session)) {
      (error: MergeError) in ToolError(error)
    }
  }
}
