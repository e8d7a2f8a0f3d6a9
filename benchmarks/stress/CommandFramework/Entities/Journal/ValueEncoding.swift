/// The binary form of values in a journal: a tag byte, then content; equal values have equal bytes.
///
/// Integers, doubles (by bit pattern) and lengths are 8 bytes, least significant first; objects are ordered by the
/// bytes of their names.
enum ValueEncoding {
  // Deeper values than any entity has; it keeps a damaged file from exhausting the stack.
  private static let deepest = 64

  private enum Tag: UInt8 {
    case null, no, yes, int, double, string, array, object
  }

  static func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(Tag.null.rawValue)
    case .bool(let flag): bytes.append((flag ? Tag.yes : .no).rawValue)
    case .int(let number): append(.int, UInt64(bitPattern: Int64(number)), to: &bytes)
    case .double(let number): append(.double, number.bitPattern, to: &bytes)
    case .string(let text): append(text, to: &bytes)
    case .array(let elements):
      append(.array, UInt64(elements.count), to: &bytes)
      for element in elements { append(element, to: &bytes) }
    case .object(let members):
      append(.object, UInt64(members.count), to: &bytes)
      for (name, member) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        append(name, to: &bytes)
        append(member, to: &bytes)
      }
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(.string, UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  private static func append(_ tag: Tag, _ number: UInt64, to bytes: inout [UInt8]) {
    bytes.append(tag.rawValue)
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  /// The value that the bytes are, wholly; nil for anything else.
  static func decode(_ bytes: ArraySlice<UInt8>) -> Value? {
    var rest = bytes
    guard let value = value(&rest, depth: 0), rest.isEmpty else { return nil }
    return value
  }

  private static func value(_ rest: inout ArraySlice<UInt8>, depth: Int) -> Value? {
    guard depth <= deepest, let tag = rest.popFirst().flatMap(Tag.init(rawValue:)) else { return nil }
    switch tag {
    case .null: return .null
    case .no: return .bool(false)
    case .yes: return .bool(true)
    case .int: return number(&rest).map { .int(Int(truncatingIfNeeded: $0)) }
    case .double: return number(&rest).map { .double(Double(bitPattern: $0)) }
    case .string: return text(&rest).map { .string($0) }
    case .array:
      guard let count = count(&rest) else { return nil }
      var elements: [Value] = []
      for _ in 0..<count {
        guard let element = value(&rest, depth: depth + 1) else { return nil }
        elements.append(element)
      }
      return .array(elements)
    case .object:
      guard let count = count(&rest) else { return nil }
      var members: [String: Value] = [:]
      for _ in 0..<count {
        guard case .string(let name)? = value(&rest, depth: depth + 1) else { return nil }
        guard let member = value(&rest, depth: depth + 1) else { return nil }
        members[name] = member
      }
      return members.count == count ? .object(members) : nil
    }
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    guard rest.count >= 8 else { return nil }
    let number = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    rest = rest.dropFirst(8)
    return number
  }

  /// A length, which cannot be more than the bytes that are left.
  private static func count(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let number = number(&rest), number <= UInt64(rest.count) else { return nil }
    return Int(number)
  }

  private static func text(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let count = count(&rest), let text = String(validating: rest.prefix(count), as: UTF8.self) else { return nil }
    rest = rest.dropFirst(count)
    return text
  }
}
