/// The type of an attribute: how an untyped value becomes a `T`, which `T` are valid, and how the schema describes it.
package struct AttributeType<T: Sendable>: Sendable {
  /// Makes a `T` of an untyped value, or adds the error that says why not and gives nil.
  let cast: @Sendable (Value, inout ErrorCollection) -> T?
  /// Adds an error for everything that is wrong with a value; nil when every `T` is valid.
  let validate: (@Sendable (T, inout ErrorCollection) -> Void)?
  /// The untyped form of a value, for error contexts, defaults and journals.
  let encode: @Sendable (T) -> Value
  /// The members that describe the type in a JSON Schema.
  package let description: [String: Value]
  /// What the attribute is when it is absent and has no default; only nullable types have one.
  let absent: T?

  /// A type of one's own; `cast` and `validate` add their errors to the collection, with paths relative to the value.
  package init(
    description: [String: Value],
    cast: @escaping @Sendable (Value, inout ErrorCollection) -> T?,
    validate: (@Sendable (T, inout ErrorCollection) -> Void)? = nil,
    encode: @escaping @Sendable (T) -> Value,
    absent: T? = nil
  ) {
    self.description = description
    self.cast = cast
    self.validate = validate
    self.encode = encode
    self.absent = absent
  }

  /// The same type with one more rule, which is checked after those already here.
  package func validated(
    _ message: String, symbol: ErrorSymbol = .invalidValue, _ isValid: @escaping @Sendable (T) -> Bool
  ) -> AttributeType {
    let (earlier, encode) = (validate, encode)
    return AttributeType(
      description: description, cast: cast,
      validate: { value, errors in
        earlier?(value, &errors)
        if !isValid(value) { errors.add(.validation(symbol, message, input: encode(value))) }
      },
      encode: encode, absent: absent)
  }

  /// The same type with a transformation of what was cast, before it is validated.
  package func transformed(_ transform: @escaping @Sendable (T) -> T) -> AttributeType {
    let cast = cast
    return AttributeType(
      description: description, cast: { cast($0, &$1).map(transform) }, validate: validate, encode: encode,
      absent: absent)
  }
}
