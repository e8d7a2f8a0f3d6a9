import Glibc

/// Names of Swift's functions as people read them; Callgrind demangles those of other languages itself.
package enum SwiftSymbol {
  @_silgen_name("swift_demangle")
  private static func demangle(
    _ name: UnsafePointer<CChar>, _ length: Int, _ buffer: UnsafeMutablePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>?, _ flags: UInt32
  ) -> UnsafeMutablePointer<CChar>?

  /// A name as Swift's source has it; another one as it is.
  package static func demangled(_ name: String) -> String {
    guard name.hasPrefix("$s") || name.hasPrefix("$S") || name.hasPrefix("_$s") else { return name }
    let text = name.withCString { demangle($0, strlen($0), nil, nil, 0) }
    guard let text else { return name }
    defer { free(text) }
    return String(cString: text)
  }
}
