import CommandFramework

/// Two whole numbers, the inputs of the simplest commands.
struct Pair: InputModel {
  let a: Int
  let b: Int

  static let schema = Schema<Self>(Attribute("a", .integer(), \.a), Attribute("b", .integer(), \.b), make: Self.init)
}

/// Two whole numbers with rules that have to be checked.
struct BoundedPair: InputModel {
  let a: Int
  let b: Int

  static let schema = Schema<Self>(
    Attribute("a", .integer(0...1000), \.a), Attribute("b", .integer(0...1000), \.b), make: Self.init)
}

/// One whole number.
struct Single: InputModel {
  let value: Int

  static let schema = Schema<Self>(Attribute("value", .integer(), \.value), make: Self.init)
}
