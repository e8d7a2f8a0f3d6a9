/// A value together with the place it was decoded from, for errors that can only be found later.
///
/// Two located values are equal if their values are: the place is where something was said, not what was said.
package struct Located<Value> {
  /// The value itself.
  package let value: Value
  /// Where it stood; nil if it was made in code or by another decoder.
  package let position: JSONPosition?

  /// A value with a place, or without one if it was made in code.
  package init(_ value: Value, position: JSONPosition? = nil) {
    self.value = value
    self.position = position
  }
}

extension Located: Sendable where Value: Sendable {}

extension Located: Equatable where Value: Equatable {
  package static func == (first: Located, second: Located) -> Bool { first.value == second.value }
}

extension Located: Hashable where Value: Hashable {
  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Located: Decodable where Value: Decodable {
  package init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? ValueDecoder else {
      self.init(try Value(from: decoder))
      return
    }
    self.init(try decoder.decode(Value.self), position: decoder.session.position(of: decoder.place))
  }
}

extension Located: Encodable where Value: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
