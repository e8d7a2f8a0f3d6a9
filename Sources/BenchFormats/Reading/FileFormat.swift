import BenchModel

/// A format of single files.
protocol FileFormat: RunFormat {
  /// Whether only strict JSON will do, as for files of our own making.
  static var isStrict: Bool { get }
  /// Nil if the file is of this format, else what it has instead, as a phrase after "it has".
  static func refusal(of content: FileContent) -> String?
  /// Reads a file of this format; `identity` names the run where the format does not.
  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun
}

extension FileFormat {
  static var isStrict: Bool { false }
}
