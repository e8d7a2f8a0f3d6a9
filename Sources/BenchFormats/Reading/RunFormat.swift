import BenchModel

/// A file format that runs are read from.
///
/// A format is one file, one line in ``RunReader/formats`` and one folder of fixtures.
protocol RunFormat: SendableMetatype {
  /// What the format is called on pages and in messages.
  static var name: String { get }
  /// The word that names the format on a command line.
  static var keyword: String { get }
  /// Whether only strict JSON will do, as for files of our own making.
  static var isStrict: Bool { get }
  /// Nil if the file is of this format, else what it has instead, as a phrase after "it has".
  static func refusal(of content: FileContent) -> String?
  /// Reads a file of this format; `identity` names the run where the format does not.
  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun
}

extension RunFormat {
  static var isStrict: Bool { false }
}
