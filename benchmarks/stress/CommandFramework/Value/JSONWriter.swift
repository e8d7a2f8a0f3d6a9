/// Writes compact JSON text: members of objects in the byte order of their names, so that equal values give equal text.
///
/// JSON has no word for a number that is not finite; such a number is written as `null`.
package struct JSONWriter {
  private var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// What has been written so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func write(_ value: Value) {
    switch value {
    case .null: write(literal: "null")
    case .bool(let flag): write(literal: flag ? "true" : "false")
    case .int(let number): write(literal: String(number))
    case .double(let number): write(literal: number.isFinite ? number.description : "null")
    case .string(let string): write(string)
    case .array(let elements): array { for element in elements { $0.write(element) } }
    case .object(let members):
      object {
        for (name, member) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
          $0.member(name) { $0.write(member) }
        }
      }
    }
  }

  package mutating func write(_ string: String) {
    separate()
    quote(string)
  }

  /// Writes an array whose elements `body` writes.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    enclose(open: "[", close: "]", body)
  }

  /// Writes an object whose members `body` writes.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    enclose(open: "{", close: "}", body)
  }

  /// Writes one member of an object; the caller keeps the members in byte order of their names.
  package mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    body(&self)
  }

  private mutating func enclose(open: Unicode.Scalar, close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func write(literal: String) {
    separate()
    bytes.append(contentsOf: literal.utf8)
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func quote(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20:
        bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension Value {
  /// Compact JSON text with sorted names.
  package var json: String {
    var writer = JSONWriter()
    writer.write(self)
    return writer.text
  }
}
