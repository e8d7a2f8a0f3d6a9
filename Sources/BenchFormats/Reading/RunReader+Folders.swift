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
      let wanted = try rethrowing(try format.wanted(among: paths, baseline: baseline)) { (error: ReadingFault) in
        FormatError(source: path, error)
      }
      if wanted.isEmpty {
        throw FormatError(source: path, problem: "no benchmark has a baseline '\(baseline)'")
      }
      return wanted
    }

    /// The paths of files that lie outside of the folder and belong to it, if they are there: not all tools have them.
    package var beside: [String] { format.beside(paths) }

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
      let others = format.passedOver(paths, reading: files)
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
  ///   - bytes: The bytes of a file, where paths alone do not tell; nil where it cannot be read.
  package static func folder(
    _ path: String, with paths: [String], as keyword: String? = nil, bytes: (String) -> [UInt8]? = { _ in nil }
  ) -> Folder? {
    folderFormats.first { ($0.keyword == keyword || keyword == nil) && $0.isLikely(paths, bytes) }
      .map { Folder(format: $0, path: path, paths: paths) }
  }
}
