import BenchModel

/// A format that is read block by block, so that of a file of any size little more is held than its numbers.
///
/// Such files can be large by nature: whoever measures often keeps every value.
protocol StreamedFormat: FileFormat {
  /// Whether a file of which this is the beginning, cut anywhere, can be of this format and of no other.
  static func isLikely(_ opening: [UInt8]) -> Bool
  /// Reads a file; `blocks` gives what follows of it until it gives nil, and `identity` may be asked only then.
  static func read(blocks: @escaping () -> [UInt8]?, identity: () -> String) throws(ReadingFault) -> BenchmarkRun
}
