import CommandFramework
import Testing

/// A model of one attribute, so that a type can be tried by itself.
private struct One<T: Sendable>: Sendable {
  let value: T
}

private func cast<T>(_ value: Value, as type: AttributeType<T>) -> (T?, [ErrorSymbol]) {
  let schema = Schema<One<T>>(Attribute("value", type, \.value), make: { One(value: $0) })
  var errors = ErrorCollection()
  let model = schema.cast(["value": value], &errors)
  return (model?.value, errors.map(\.symbol))
}

@Suite("Coercion")
struct CoercionTests {
  @Test(
    "integers in lax coercion",
    arguments: [
      (Value.string("42"), 42), ("-7", -7), ("+7", 7), (.double(3), 3), (true, 1), (false, 0), (5, 5), ("4.5", nil),
      (" 4", nil),
      ("", nil), (.double(3.5), nil), (.double(1e30), nil), (.double(.nan), nil), ("99999999999999999999", nil),
      ([], nil), (nil, nil),
    ] as [(Value, Int?)])
  func integers(value: Value, expected: Int?) {
    let (result, errors) = cast(value, as: .integer())
    #expect(result == expected)
    #expect(errors.isEmpty == (expected != nil))
  }

  @Test(
    "floats in lax coercion",
    arguments: [
      (Value.string("3.5"), 3.5), ("1e3", 1000), (4, 4), (.double(2.5), 2.5), ("inf", nil), ("nan", nil),
      ("0x1p3", nil), ("1e999", nil),
      ("", nil), ("-", nil), (true, nil),
    ] as [(Value, Double?)])
  func floats(value: Value, expected: Double?) {
    #expect(cast(value, as: .float()).0 == expected)
  }

  @Test(
    "booleans in lax coercion",
    arguments: [
      (Value.string("true"), true), ("No", false), ("ON", true), ("0", false), (1, true), (.double(0), false), (2, nil),
      ("maybe", nil), (nil, nil),
    ] as [(Value, Bool?)])
  func booleans(value: Value, expected: Bool?) {
    #expect(cast(value, as: .boolean()).0 == expected)
  }

  @Test("strict coercion takes only the declared kind")
  func strict() {
    #expect(cast("42", as: .integer(coercion: .strict)).1 == [.invalidType])
    #expect(cast(42, as: .integer(coercion: .strict)).0 == 42)
    #expect(cast("true", as: .boolean(.strict)).1 == [.invalidType])
    #expect(cast(1, as: .float(coercion: .strict)).1 == [.invalidType])
    #expect(cast("RED", as: .enumeration(Colour.self, coercion: .strict)).1 == [.notOneOf])
  }

  @Test("a number never becomes a string, and null is called by its name")
  func strings() {
    #expect(cast(42, as: .string()).1 == [.invalidType])
    #expect(cast(nil, as: .string()).1 == [.nullNotAllowed])
    #expect(cast(nil, as: .nullable(.string())).0 == .some(.none))
    #expect(cast("ABC", as: .string(length: 1...3).transformed { $0.lowercased() }).0 == "abc")
  }

  enum Colour: String, CaseIterable, Sendable { case red, green }

  @Test("enumerations by raw value, in lax coercion in any case")
  func enumerations() {
    #expect(cast("red", as: .enumeration(Colour.self)).0 == .red)
    #expect(cast("GREEN", as: .enumeration(Colour.self)).0 == .green)
    #expect(cast("blue", as: .enumeration(Colour.self)).1 == [.notOneOf])
    #expect(cast(1, as: .enumeration(Colour.self)).1 == [.invalidType])
  }

  @Test("lengths count characters, ranges include their ends")
  func bounds() {
    #expect(cast("👩‍👩‍👧é", as: .string(length: 2...2)).1.isEmpty)
    #expect(cast("abc", as: .string(maximumLength: 2)).1 == [.tooLong])
    #expect(cast(150, as: .integer(0...150)).1.isEmpty)
    #expect(cast(151, as: .integer(0...150)).1 == [.tooLarge])
    #expect(cast(0, as: .positiveInteger()).1 == [.tooSmall])
    #expect(cast(0, as: .nonNegativeInteger()).1.isEmpty)
    #expect(cast(.double(100.5), as: .percentage()).1 == [.tooLarge])
  }

  @Test(
    "email addresses",
    arguments: [
      ("john@example.com", true), ("j.d+x@a-b.co.uk", true), ("john", false), ("@b.com", false), ("a@", false),
      ("a@b", false),
      ("a@b.c", false), ("a..b@c.de", false), (".a@c.de", false), ("a@c..de", false), ("a b@c.de", false),
      ("a@b@c.de", false),
      ("a@c.de.", false), ("", false),
    ])
  func email(text: String, isValid: Bool) {
    #expect(cast(.string(text), as: .email()).1 == (isValid ? [] : [.invalidEmail]))
  }

  @Test(
    "addresses of pages",
    arguments: [
      ("https://example.com", true), ("HTTP://example.com:8080/a?b#c", true), ("https://[::1]:80/", true),
      ("https://u@h.org", true),
      ("ftp://example.com", false), ("https://", false), ("https:///x", false), ("https://a b", false),
      ("https://h:99999", false),
      ("https://h:", false), ("https://[x]", false), ("javascript://x", false), ("https://é.org", false),
    ])
  func url(text: String, isValid: Bool) {
    #expect(cast(.string(text), as: .url()).1 == (isValid ? [] : [.invalidURL]))
  }
}
