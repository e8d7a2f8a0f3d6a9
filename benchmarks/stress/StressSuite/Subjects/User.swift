import CommandFramework

/// A person with an account.
struct User: EntityModel, ValueConvertible {
  var key: Int?
  var name: String
  var email: String
  var age: Int

  static let schema = Schema<Self>(
    Attribute("id", .nullable(.positiveInteger()), \.key), Attribute("name", .string(length: 1...50), \.name),
    Attribute("email", .email(), \.email), Attribute("age", .integer(0...150), \.age), make: Self.init)

  var encoded: Value { Self.schema.encode(self) }
}
