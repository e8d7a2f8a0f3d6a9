/// The declared attributes of a model, from which casting, validation and the JSON Schema follow.
///
/// A class, though it never changes: it is asked for at every run, and a reference is copied without knowing its parts.
package final class Schema<Model: Sendable>: Sendable {
  /// What happens to members of an untyped object that the schema does not declare.
  package enum UnknownAttributes: Sendable {
    case ignored
    case refused
  }

  /// An attribute without the type of its value.
  package struct Member: Sendable {
    package let name: String
    package let isRequired: Bool
    package let jsonSchema: Value
    let encode: @Sendable (Model) -> Value
    // Nil when every value of the Swift type is valid.
    let validate: (@Sendable (Model, inout ErrorCollection) -> Void)?
  }

  package let members: [Member]
  // Chained into one closure each: a loop over generic closures looks their types up anew at every call.
  private let attributeRules: Rule?
  private let modelRules: Rule?
  private let make: @Sendable ([String: Value], inout ErrorCollection) -> Model?
  private let unknownAttributes: UnknownAttributes

  private typealias Rule = @Sendable (Model, inout ErrorCollection) -> Void

  /// A schema of these attributes; `make` gets their values in the same order, so a memberwise initialiser fits.
  package init<each T>(
    _ attribute: repeat Attribute<Model, each T>, unknownAttributes: UnknownAttributes = .ignored,
    make: @escaping @Sendable (repeat each T) -> Model
  ) {
    var members: [Member] = []
    repeat members.append(Self.member(each attribute))
    // Closures, since a key path in a function with a parameter pack cannot be resolved at run time.
    precondition(Set(members.map { $0.name }).count == members.count, "an attribute is declared twice")
    let attributes = (repeat each attribute)
    self.members = members
    self.attributeRules = members.compactMap { $0.validate }.reduce(nil, Self.chained)
    self.modelRules = nil
    self.unknownAttributes = unknownAttributes
    self.make = { object, errors in
      let start = errors.count
      let values = (repeat (each attributes).cast(from: object, &errors))
      guard errors.count == start else { return nil }
      return try? make(repeat Self.present(each values))
    }
  }

  private init(_ other: Schema, adding rule: @escaping Rule) {
    members = other.members
    attributeRules = other.attributeRules
    modelRules = Self.chained(other.modelRules, rule)
    make = other.make
    unknownAttributes = other.unknownAttributes
  }

  /// The same schema with a rule over the whole model, checked once its attributes are valid.
  package func validated(
    _ message: String, symbol: ErrorSymbol = .invalidValue, at path: [String] = [],
    _ isValid: @escaping @Sendable (Model) -> Bool
  ) -> Schema {
    Schema(self) { model, errors in
      if !isValid(model) { errors.add(.data(symbol, message, at: path)) }
    }
  }

  /// Adds an error for everything that is wrong with a model.
  package func validate(_ model: Model, _ errors: inout ErrorCollection) {
    let start = errors.count
    attributeRules?(model, &errors)
    if errors.count == start { modelRules?(model, &errors) }
  }

  /// Casts an untyped object and validates the result; adds errors and gives nil if either fails.
  ///
  /// Every attribute is cast and validated by itself, so one that cannot be cast does not hide what is wrong elsewhere.
  package func cast(_ value: Value, _ errors: inout ErrorCollection) -> Model? {
    guard case .object(let object) = value else { return errors.refuse(value, wanted: "an object") }
    let start = errors.count
    if unknownAttributes == .refused { refuseUnknown(in: object, &errors) }
    guard let model = make(object, &errors), errors.count == start else { return nil }
    modelRules?(model, &errors)
    return errors.count == start ? model : nil
  }

  /// The untyped form of a model.
  package func encode(_ model: Model) -> Value {
    .object(Dictionary(members.map { ($0.name, $0.encode(model)) }, uniquingKeysWith: { _, last in last }))
  }

  private func refuseUnknown(in object: [String: Value], _ errors: inout ErrorCollection) {
    let known = Set(members.map(\.name))
    for name in object.keys.filter({ !known.contains($0) }).sorted() {
      errors.add(.data(.unexpectedAttribute, "\(name) is not an attribute", at: [name]))
    }
  }

  private static func member<T>(_ attribute: Attribute<Model, T>) -> Member {
    let (name, get, encode) = (attribute.name, attribute.get, attribute.type.encode)
    var validate: Rule?
    if let rule = attribute.type.validate {
      validate = { model, errors in
        let start = errors.count
        rule(get(model), &errors)
        errors.prefixPaths(from: start, with: name)
      }
    }
    return Member(
      name: name, isRequired: attribute.isRequired, jsonSchema: attribute.jsonSchema,
      encode: { encode(get($0)) }, validate: validate)
  }

  private static func chained(_ earlier: Rule?, _ rule: @escaping Rule) -> Rule {
    guard let earlier else { return rule }
    return { model, errors in
      earlier(model, &errors)
      rule(model, &errors)
    }
  }

  private struct Absent: Error {}

  private static func present<T>(_ value: T?) throws(Absent) -> T {
    guard let value else { throw Absent() }
    return value
  }
}

extension Schema {
  /// The schema as a JSON Schema object: properties, required names in declared order, ranges, patterns, defaults.
  package var jsonSchema: [String: Value] {
    [
      "type": "object",
      "properties": .object(
        Dictionary(members.map { ($0.name, $0.jsonSchema) }, uniquingKeysWith: { _, last in last })),
      "required": .array(members.filter(\.isRequired).map { .string($0.name) }),
      "additionalProperties": .bool(unknownAttributes == .ignored),
    ]
  }

  /// The schema as JSON text with sorted names.
  package var jsonSchemaText: String { Value.object(jsonSchema).json }
}
