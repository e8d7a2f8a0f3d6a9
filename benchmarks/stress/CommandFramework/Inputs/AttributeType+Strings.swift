extension AttributeType where T == String {
  /// Text, never a number; its length is counted in characters.
  package static func string(length: ClosedRange<Int>, matching pattern: Pattern? = nil) -> AttributeType {
    string(minimumLength: length.lowerBound, maximumLength: length.upperBound, matching: pattern)
  }

  package static func string(
    minimumLength: Int? = nil, maximumLength: Int? = nil, matching pattern: Pattern? = nil
  ) -> AttributeType {
    var description: [String: Value] = ["type": "string"]
    if let minimumLength { description["minLength"] = .int(minimumLength) }
    if let maximumLength { description["maxLength"] = .int(maximumLength) }
    if let pattern { description["pattern"] = .string(pattern.source) }
    guard minimumLength != nil || maximumLength != nil || pattern != nil else {
      return text(description, validate: nil)
    }
    return text(description) { text, errors in
      checkLength(of: text, minimumLength, maximumLength, &errors)
      if let pattern, !pattern.matches(text) {
        errors.add(.validation(.patternMismatch, "must match \(pattern.source)", input: .string(text)))
      }
    }
  }

  /// An address of mailbox and host, `name@host.domain`, of letters, digits and the usual punctuation.
  package static func email() -> AttributeType {
    text(
      ["type": "string", "format": "email"],
      validate: { text, errors in
        if !EmailSyntax.accepts(text) {
          errors.add(
            .validation(.invalidEmail, "must be an email address such as name@example.com", input: .string(text)))
        }
      })
  }

  /// An absolute address, `scheme://host…`, without spaces.
  package static func url(schemes: [String] = ["http", "https"]) -> AttributeType {
    text(
      ["type": "string", "format": "uri"],
      validate: { text, errors in
        if !URLSyntax.accepts(text, schemes: schemes) {
          let wanted = schemes.map { "\($0)://" }.joined(separator: " or ")
          errors.add(.validation(.invalidURL, "must be an address that begins with \(wanted)", input: .string(text)))
        }
      })
  }

  private static func text(
    _ description: [String: Value], validate: (@Sendable (String, inout ErrorCollection) -> Void)?
  ) -> AttributeType {
    AttributeType(
      description: description,
      cast: { value, errors in
        guard case .string(let text) = value else { return errors.refuse(value, wanted: "a string") }
        return text
      },
      validate: validate, encode: { .string($0) })
  }

  private static func checkLength(
    of text: String, _ minimum: Int?, _ maximum: Int?, _ errors: inout ErrorCollection
  ) {
    let length = text.count
    if let minimum, length < minimum {
      errors.add(
        .validation(.tooShort, "must have at least \(minimum) characters, has \(length)", input: .string(text)))
    }
    if let maximum, length > maximum {
      errors.add(.validation(.tooLong, "must have at most \(maximum) characters, has \(length)", input: .string(text)))
    }
  }
}

extension AttributeType where T: RawRepresentable & CaseIterable & Sendable, T.RawValue == String {
  /// One of an enumeration's cases, by its raw value; in lax coercion in any case of letters.
  package static func enumeration(_ type: T.Type = T.self, coercion: Coercion = .lax) -> AttributeType {
    AttributeType(
      description: ["type": "string", "enum": .array(T.allCases.map { .string($0.rawValue) })],
      cast: { value, errors in
        guard case .string(let text) = value else { return errors.refuse(value, wanted: "a string") }
        if let exact = T(rawValue: text) { return exact }
        if coercion == .lax, let near = T.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) {
          return near
        }
        let names = T.allCases.map(\.rawValue).joined(separator: ", ")
        errors.add(.validation(.notOneOf, "must be one of \(names)", input: value))
        return nil
      },
      encode: { .string($0.rawValue) })
  }
}
