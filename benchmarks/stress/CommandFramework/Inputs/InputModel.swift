/// A value type with a declared schema: the inputs of a command, a model inside them, or an entity's attributes.
package protocol InputModel: Sendable {
  static var schema: Schema<Self> { get }
}

extension InputModel {
  /// Everything that is wrong with this value.
  package func validationErrors() -> ErrorCollection {
    var errors = ErrorCollection()
    Self.schema.validate(self, &errors)
    return errors
  }

  /// This value, if nothing is wrong with it.
  package func validated() throws(CommandFailure) -> Self {
    let errors = validationErrors()
    guard errors.isEmpty else { throw CommandFailure(errors: errors) }
    return self
  }

  /// Casts and validates an untyped value.
  package init(casting value: Value) throws(CommandFailure) {
    var errors = ErrorCollection()
    guard let model = Self.schema.cast(value, &errors) else { throw CommandFailure(errors: errors) }
    self = model
  }
}

/// The inputs of a command that needs none.
package struct NoInputs: InputModel, Equatable {
  package static let schema = Schema<NoInputs>(make: NoInputs.init)
  package init() {}
}
