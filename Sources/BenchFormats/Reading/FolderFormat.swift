import BenchModel

/// A format of whole folders.
///
/// The paths in a folder show its format; a folder can hold several baselines.
protocol FolderFormat: RunFormat {
  /// The baseline that is read where none is named.
  static var usualBaseline: String { get }
  /// Whether what lies there beside the files that are read is worth a word.
  static var countsOthers: Bool { get }
  /// Whether a folder's paths are those of this format, whatever baselines it has; the function gives a file's bytes
  /// where paths do not tell.
  static func isLikely(_ paths: [String], _ bytes: (String) -> [UInt8]?) -> Bool
  /// The files that hold what a baseline measured; none where the folder has no such baseline.
  static func wanted(among paths: [String], baseline: String) throws(ReadingFault) -> [String]
  /// The files outside of the folder that belong to it, wherever they are there.
  static func beside(_ paths: [String]) -> [String]
  /// How many files of the folder are not read.
  static func passedOver(_ paths: [String], reading files: [FolderFile]) -> Int
  /// Reads the wanted files; `source` is the folder as the user named it.
  static func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> BenchmarkRun
}

extension FolderFormat {
  static var countsOthers: Bool { false }

  static func beside(_ paths: [String]) -> [String] { [] }

  static func passedOver(_ paths: [String], reading files: [FolderFile]) -> Int {
    countsOthers ? paths.count - files.count { !$0.path.hasPrefix("../") } : 0
  }
}
