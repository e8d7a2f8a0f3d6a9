import CommandFramework

/// Two whole numbers, the inputs of the simplest commands.
struct Pair: InputModel {
  let a: Int
  let b: Int

  static let schema = Schema<Self>(Attribute("a", .integer(), \.a), Attribute("b", .integer(), \.b), make: Self.init)
}

/// One whole number.
struct Single: InputModel {
  let value: Int

  static let schema = Schema<Self>(Attribute("value", .integer(), \.value), make: Self.init)
}
