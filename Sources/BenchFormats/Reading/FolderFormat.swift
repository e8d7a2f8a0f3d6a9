import BenchModel

/// A format of whole folders.
///
/// The paths in a folder show its format; a folder can hold several baselines.
protocol FolderFormat: RunFormat {
  /// The baseline that is read where none is named.
  static var usualBaseline: String { get }
  /// Whether what lies there beside the files that are read is worth a word.
  static var countsOthers: Bool { get }
  /// Whether a folder's paths are those of this format, whatever baselines it has.
  static func isLikely(_ paths: [String]) -> Bool
  /// The files that hold what a baseline measured; none where the folder has no such baseline.
  static func wanted(among paths: [String], baseline: String) -> [String]
  /// Reads the wanted files; `source` is the folder as the user named it.
  static func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> BenchmarkRun
}

extension FolderFormat {
  static var countsOthers: Bool { false }
}
