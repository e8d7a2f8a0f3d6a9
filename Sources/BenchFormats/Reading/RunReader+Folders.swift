import BenchModel

extension RunReader {
  /// A folder that is read as a whole.
  package struct Folder: Sendable {
    let format: any FolderFormat.Type
    let path: String
    let paths: [String]

    /// The paths of the files that hold what a baseline measured; nil stands for the last measurement.
    ///
    /// - Throws: that there is no such baseline.
    package func wanted(baseline: String?) throws(FormatError) -> [String] {
      let baseline = baseline ?? format.usualBaseline
      let wanted = format.wanted(among: paths, baseline: baseline)
      if wanted.isEmpty {
        throw FormatError(source: path, problem: "no benchmark has a baseline '\(baseline)'")
      }
      return wanted
    }

    /// Reads the wanted files.
    ///
    /// - Parameters:
    ///   - files: What ``wanted(baseline:)`` names.
    ///   - source: The folder, and its baseline, as the user named them.
    ///   - identity: Names the run.
    /// - Throws: what is wrong, and in which file.
    package func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> Reading {
      let run = try format.read(files, source: source, identity: identity)
      try rethrowing(try RunValidation.check(run)) { (error: ReadingFault) in FormatError(source: source, error) }
      let others = format.countsOthers ? paths.count - files.count : 0
      let notes = others > 0 ? ["\(others) other \(others == 1 ? "file is" : "files are") passed over."] : []
      return Reading(run: run, format: format.name, notes: notes)
    }
  }

  /// The folder at a path, if a format reads such a folder as a whole.
  ///
  /// - Parameters:
  ///   - path: The folder as the user named it.
  ///   - paths: Those of the files in it.
  ///   - keyword: The only format to try, one of ``keywords``; nil to find out.
  package static func folder(_ path: String, with paths: [String], as keyword: String? = nil) -> Folder? {
    folderFormats.first { ($0.keyword == keyword || keyword == nil) && $0.isLikely(paths) }
      .map { Folder(format: $0, path: path, paths: paths) }
  }
}
