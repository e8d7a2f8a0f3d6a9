/// One declared attribute of a model: its name, its type, where it stands in the model, and its default.
package struct Attribute<Model: Sendable, T: Sendable>: Sendable {
  let name: String
  let type: AttributeType<T>
  let get: @Sendable (Model) -> T
  let defaultValue: T?

  package init(
    _ name: String, _ type: AttributeType<T>, _ get: @escaping @Sendable (Model) -> T, default defaultValue: T? = nil
  ) {
    self.name = name
    self.type = type
    self.get = get
    self.defaultValue = defaultValue
  }

  /// Takes the attribute out of an untyped object and validates it; adds errors and gives nil if that cannot be.
  func cast(from members: [String: Value], _ errors: inout ErrorCollection) -> T? {
    guard let value = members[name] else {
      if let alternative = defaultValue ?? type.absent { return alternative }
      errors.add(.data(.required, "\(name) is required", at: [name]))
      return nil
    }
    let start = errors.count
    let cast = type.cast(value, &errors)
    if let cast { type.validate?(cast, &errors) }
    errors.prefixPaths(from: start, with: name)
    return cast
  }

  /// The attribute's description in the schema, with its default.
  var jsonSchema: Value {
    var description = type.description
    if let defaultValue { description["default"] = type.encode(defaultValue) }
    return .object(description)
  }

  var isRequired: Bool { defaultValue == nil && type.absent == nil }
}
