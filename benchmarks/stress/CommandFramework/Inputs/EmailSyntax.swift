/// The practical part of the address syntax: dot-separated mailbox, `@`, dot-separated host labels with a top level.
enum EmailSyntax {
  // RFC 5321, 4.5.3.1.
  private static let longestMailbox = 64
  private static let longestAddress = 254

  static func accepts(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= longestAddress, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return false }
    let mailbox = bytes[..<at]
    let host = bytes[bytes.index(after: at)...]
    guard mailbox.count <= longestMailbox, isDotted(mailbox, isMailboxByte) else { return false }
    guard isDotted(host, isHostByte), let dot = host.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return host.distance(from: dot, to: host.endIndex) > 2
  }

  /// One or more runs of allowed bytes with single dots between them.
  private static func isDotted(_ bytes: Substring.UTF8View, _ isAllowed: (UInt8) -> Bool) -> Bool {
    var afterDot = true
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        if afterDot { return false }
        afterDot = true
      } else {
        guard isAllowed(byte) else { return false }
        afterDot = false
      }
    }
    return !afterDot
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isHostByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "-") }

  private static func isMailboxByte(_ byte: UInt8) -> Bool {
    if isAlphanumeric(byte) { return true }
    return switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^")...UInt8(ascii: "`"),
      UInt8(ascii: "{")...UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
