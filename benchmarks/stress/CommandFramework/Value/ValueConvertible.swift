/// A type whose values can be written as an untyped `Value`, for outcomes, manifests and journals.
package protocol ValueConvertible {
  var encoded: Value { get }
}

extension Value: ValueConvertible {
  package var encoded: Value { self }
}

extension Bool: ValueConvertible {
  package var encoded: Value { .bool(self) }
}

extension Int: ValueConvertible {
  package var encoded: Value { .int(self) }
}

extension Double: ValueConvertible {
  package var encoded: Value { .double(self) }
}

extension String: ValueConvertible {
  package var encoded: Value { .string(self) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  package var encoded: Value { self?.encoded ?? .null }
}

extension Array: ValueConvertible where Element: ValueConvertible {
  package var encoded: Value { .array(map(\.encoded)) }
}

extension Dictionary: ValueConvertible where Key == String, Value: ValueConvertible {
  package var encoded: CommandFramework.Value { .object(mapValues(\.encoded)) }
}
