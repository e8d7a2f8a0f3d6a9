extension GitRepository {
  /// The commits that `head` has and `base` has not, with their whole messages, the oldest first.
  ///
  /// - Throws: that one of them is no commit here, or that no temporary file could be made.
  package func messages(
    from base: String, to head: String
  ) throws(CheckoutError) -> [(commit: String, message: String)] {
    let range = "\(try commit(base))..\(try commit(head))"
    let bytes = try bytes(of: [
      "git", "log", "--reverse", "--topo-order", "--no-show-signature", "--no-color", "--encoding=UTF-8", "-z",
      "--format=%H%n%B", "--end-of-options", range,
    ])
    return bytes.split(separator: 0).map { entry in
      let parts = entry.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
      return (text(of: parts[0]), parts.count > 1 ? text(of: parts[1]) : "")
    }
  }

  private func text(of bytes: ArraySlice<UInt8>) -> String {
    let end = bytes.lastIndex { $0 != UInt8(ascii: "\n") }
    return String(decoding: end.map { bytes[...$0] } ?? [], as: UTF8.self)
  }
}
