extension AttributeType {
  /// The same type or nothing; absent attributes become nil.
  package static func nullable<Wrapped>(_ base: AttributeType<Wrapped>) -> AttributeType<Wrapped?>
  where T == Wrapped? {
    var description = base.description
    if case .string(let type)? = description["type"] { description["type"] = [.string(type), "null"] }
    var validate: (@Sendable (Wrapped?, inout ErrorCollection) -> Void)?
    if let rule = base.validate {
      validate = { value, errors in
        if let value { rule(value, &errors) }
      }
    }
    return AttributeType<Wrapped?>(
      description: description,
      cast: { (value: Value, errors: inout ErrorCollection) -> Wrapped?? in
        if value == .null { return .some(.none) }
        guard let wrapped = base.cast(value, &errors) else { return nil }
        return .some(wrapped)
      },
      validate: validate,
      encode: { value in
        guard let value else { return .null }
        return base.encode(value)
      },
      absent: .some(.none))
  }

  /// A list of elements of one type; an element's errors have its position in their path.
  package static func array<Element>(
    of element: AttributeType<Element>, count: ClosedRange<Int>? = nil
  ) -> AttributeType<[Element]> where T == [Element] {
    var description: [String: Value] = ["type": "array", "items": .object(element.description)]
    if let count {
      description["minItems"] = .int(count.lowerBound)
      description["maxItems"] = .int(count.upperBound)
    }
    let encode: @Sendable ([Element]) -> Value = { .array($0.map(element.encode)) }
    let rule: @Sendable ([Element], inout ErrorCollection) -> Void = { elements, errors in
      if let count { errors.check(elements.count, against: count, input: encode(elements)) }
      guard let elementRule = element.validate else { return }
      for (index, value) in elements.enumerated() {
        let start = errors.count
        elementRule(value, &errors)
        errors.prefixPaths(from: start, with: String(index))
      }
    }
    return AttributeType<[Element]>(
      description: description,
      cast: { value, errors in
        guard case .array(let values) = value else { return errors.refuse(value, wanted: "an array") }
        return castAll(values.enumerated().map { (String($0.offset), $0.element) }, as: element, &errors)?.map(\.1)
      },
      validate: count == nil && element.validate == nil ? nil : rule,
      encode: encode)
  }

  /// Names with values of one type; a value's errors have its name in their path.
  package static func dictionary<Element>(
    of element: AttributeType<Element>, count: ClosedRange<Int>? = nil
  ) -> AttributeType<[String: Element]> where T == [String: Element] {
    var description: [String: Value] = ["type": "object", "additionalProperties": .object(element.description)]
    if let count {
      description["minProperties"] = .int(count.lowerBound)
      description["maxProperties"] = .int(count.upperBound)
    }
    let encode: @Sendable ([String: Element]) -> Value = { .object($0.mapValues(element.encode)) }
    let rule: @Sendable ([String: Element], inout ErrorCollection) -> Void = { members, errors in
      if let count { errors.check(members.count, against: count, input: encode(members)) }
      guard let elementRule = element.validate else { return }
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        let start = errors.count
        elementRule(value, &errors)
        errors.prefixPaths(from: start, with: name)
      }
    }
    return AttributeType<[String: Element]>(
      description: description,
      cast: { value, errors in
        guard case .object(let members) = value else { return errors.refuse(value, wanted: "an object") }
        let named = members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return castAll(named, as: element, &errors).map { Dictionary(uniqueKeysWithValues: $0) }
      },
      validate: count == nil && element.validate == nil ? nil : rule,
      encode: encode)
  }

  /// Casts every named value, so that all errors are found, and gives nil if there was one.
  private static func castAll<Element>(
    _ values: [(String, Value)], as element: AttributeType<Element>, _ errors: inout ErrorCollection
  ) -> [(String, Element)]? {
    var elements: [(String, Element)] = []
    elements.reserveCapacity(values.count)
    for (name, value) in values {
      let start = errors.count
      if let cast = element.cast(value, &errors) { elements.append((name, cast)) }
      errors.prefixPaths(from: start, with: name)
    }
    return elements.count == values.count ? elements : nil
  }
}

extension AttributeType where T == [String: Value] {
  /// An object with any members.
  package static func object() -> AttributeType {
    AttributeType(
      description: ["type": "object"],
      cast: { value, errors in
        guard case .object(let members) = value else { return errors.refuse(value, wanted: "an object") }
        return members
      },
      encode: { .object($0) })
  }
}

extension AttributeType where T == Value {
  /// Any value at all.
  package static func any() -> AttributeType {
    AttributeType(description: [:], cast: { value, _ in value }, encode: { $0 })
  }
}

extension AttributeType where T: InputModel {
  /// A model inside a model; its errors have the attribute's name before their own path.
  package static func model(_ type: T.Type = T.self) -> AttributeType {
    AttributeType(
      description: T.schema.jsonSchema,
      cast: { value, errors in T.schema.cast(value, &errors) },
      validate: { value, errors in T.schema.validate(value, &errors) },
      encode: { T.schema.encode($0) })
  }
}

extension ErrorCollection {
  fileprivate mutating func check(_ count: Int, against range: ClosedRange<Int>, input: Value) {
    if count < range.lowerBound {
      add(.validation(.tooFew, "must have at least \(range.lowerBound) elements, has \(count)", input: input))
    }
    if count > range.upperBound {
      add(.validation(.tooMany, "must have at most \(range.upperBound) elements, has \(count)", input: input))
    }
  }
}
