extension RunReader {
  /// The words of the formats that are read block by block.
  package static var streamedKeywords: [String] { streamedFormats.map { $0.keyword } }

  /// Reads a run from a file that comes in blocks, and holds the whole file only if its format asks for that.
  ///
  /// A format that is read block by block is recognised by the first one.
  ///
  /// - Parameters:
  ///   - nextBlock: Gives what follows of the file, and nil at its end.
  ///   - size: How many bytes the file probably has, if anybody knows.
  ///   - source: The file as the user named it, for messages.
  ///   - identity: Names the run where its format does not; asked when the file was read to its end.
  ///   - keyword: The only format to try, one of ``keywords``; nil to find out.
  /// - Throws: what is wrong and where, or which formats were tried and why each refused.
  package static func read(
    blocks nextBlock: @escaping () -> [UInt8]?, size: Int? = nil, source: String, identity: () -> String,
    as keyword: String? = nil
  ) throws(FormatError) -> Reading {
    var bytes = nextBlock() ?? []
    var second = nextBlock()
    guard second != nil, let format = streamedFormat(of: bytes, keyword: keyword) else {
      bytes.reserveCapacity(second == nil ? bytes.count : size ?? 0)
      while let block = second.take() ?? nextBlock() { bytes += block }
      return try read(bytes, source: source, identity: identity(), as: keyword)
    }
    do throws(ReadingFault) {
      var first: [UInt8]? = bytes
      bytes = []
      let run = try format.read(blocks: { first.take() ?? second.take() ?? nextBlock() }, identity: identity)
      try RunValidation.check(run)
      return Reading(run: run, format: format.name)
    } catch {
      throw FormatError(source: source, error)
    }
  }

  /// The format that a file is read by block by block, if it begins so.
  private static func streamedFormat(of opening: [UInt8], keyword: String?) -> (any StreamedFormat.Type)? {
    // Blocks are read as they are: another encoding is one of the whole file.
    if PlainText.isUTF16(opening) { return nil }
    if let keyword { return streamedFormats.first { $0.keyword == keyword } }
    return streamedFormats.first { $0.isLikely(opening) }
  }
}
