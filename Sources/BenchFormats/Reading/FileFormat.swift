import BenchModel

/// A format of single files.
protocol FileFormat: RunFormat {
  /// Whether only strict JSON will do, as for files of our own making.
  static var isStrict: Bool { get }
  /// Whether it is a text that `cargo bench` prints, beside that of benchmarks of another library.
  static var isOfCargo: Bool { get }
  /// Whether its tool writes some keys of an object twice.
  static var mayRepeatKeys: Bool { get }
  /// What files of this format look like.
  static var signature: Signature { get }
  /// Reads a file of this format; `identity` names the run where the format does not.
  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun
  /// The documents of one file that are runs of their own: others are earlier states of those that follow.
  static func ended(_ documents: [FileContent]) throws(ReadingFault) -> [FileContent]
}

extension FileFormat {
  static var isStrict: Bool { false }
  static var isOfCargo: Bool { false }
  static var mayRepeatKeys: Bool { false }
  static func ended(_ documents: [FileContent]) -> [FileContent] { documents }
}
