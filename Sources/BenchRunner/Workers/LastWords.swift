/// The last lines a worker printed, where they may explain how it ended.
enum LastWords {
  private static let lines = 12
  /// What a result can carry without becoming mostly output.
  private static let bytes = 2048

  /// The end of the standard error, or of the standard output where that is empty; nil where it printed nothing.
  ///
  /// The text is as the worker wrote it, made valid UTF-8: whoever shows it escapes it.
  static func text(of child: ChildProcess) -> String? {
    for captured in [child.errors, child.output] where captured.count > 0 {
      let end = (captured.head + captured.tail).suffix(bytes)
      let last = String(decoding: end, as: UTF8.self).split(separator: "\n").suffix(lines)
      if !last.isEmpty { return last.joined(separator: "\n") }
    }
    return nil
  }
}
