/// The part of the address syntax that inputs need: a known scheme, a host, a legal port, nothing invisible.
enum URLSyntax {
  private static let highestPort = 65_535

  static func accepts(_ text: String, schemes: [String]) -> Bool {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0.lowercased() + "://") }) else {
      return false
    }
    let rest = text.dropFirst(scheme.count + 3)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let hostAndPort = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if hostAndPort.hasPrefix("[") { return acceptsBracketed(hostAndPort) }
    let parts = hostAndPort.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, parts.count <= 2 else { return false }
    return host.utf8.allSatisfy(isHostByte) && (parts.count == 1 || isPort(parts[1]))
  }

  private static func acceptsBracketed(_ text: Substring) -> Bool {
    guard let close = text.firstIndex(of: "]") else { return false }
    let address = text[..<close].dropFirst()
    let after = text[text.index(after: close)...]
    guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return false }
    return after.isEmpty || (after.hasPrefix(":") && isPort(after.dropFirst()))
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return false
    }
    return Int(text).map { $0 <= highestPort } ?? false
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
