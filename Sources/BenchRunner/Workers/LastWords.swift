/// What a worker printed, as far as it may explain how it ended.
enum LastWords {
  /// The beginning of an output: runtimes such as Swift's and Go's say there why they end, before they print a stack.
  private static let first = (bytes: 512, lines: 2)
  /// The end of an output, where other languages say why; together no more than a result can carry without becoming
  /// mostly output.
  private static let last = (bytes: 1536, lines: 10)

  /// An excerpt of the standard error, or of the standard output where that is empty; nil where it printed nothing.
  ///
  /// The text is as the worker wrote it, made valid UTF-8: whoever shows it escapes it.
  static func text(of child: ChildProcess) -> String? {
    excerpt(of: child.errors) ?? excerpt(of: child.output)
  }

  /// The first and the last lines; nil of nothing but line feeds.
  static func excerpt(of captured: CapturedOutput) -> String? {
    let all = captured.head + captured.tail
    guard let begin = all.firstIndex(where: { $0 != lineFeed }), let end = all.lastIndex(where: { $0 != lineFeed })
    else { return nil }
    let text = all[begin...end]
    let head = beginning(of: text)
    let rest = text[head.endIndex...].drop { $0 == lineFeed }
    guard !rest.isEmpty else { return String(decoding: head, as: UTF8.self) }
    let tail = ending(of: rest)
    let isWhole = captured.omitted == 0 && tail.count == rest.count
    let joint = isWhole ? text[head.endIndex..<rest.startIndex] : [lineFeed] + Array("...".utf8) + [lineFeed]
    return String(decoding: head + joint + tail, as: UTF8.self)
  }

  private static func beginning(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let cut = text.prefix(first.bytes)
    let ends = cut.indices.filter { cut[$0] == lineFeed }
    return ends.count < first.lines ? cut : cut[..<ends[first.lines - 1]]
  }

  private static func ending(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let cut = text.suffix(last.bytes)
    let ends = cut.indices.filter { cut[$0] == lineFeed }
    return ends.count < last.lines ? cut : cut[(ends[ends.count - last.lines] + 1)...]
  }

  private static let lineFeed = UInt8(ascii: "\n")
}
