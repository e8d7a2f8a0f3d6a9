extension AttributeType where T == Bool {
  package static func boolean(_ coercion: Coercion = .lax) -> AttributeType {
    AttributeType(
      description: ["type": "boolean"],
      cast: { value, errors in
        switch (value, coercion) {
        case (.bool(let flag), _): return flag
        case (.int(0), .lax), (.double(0), .lax): return false
        case (.int(1), .lax), (.double(1), .lax): return true
        case (.string(let text), .lax): if let flag = parse(text) { return flag }
        default: break
        }
        return errors.refuse(value, wanted: "a boolean")
      },
      encode: { .bool($0) })
  }

  private static func parse(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}

extension AttributeType where T == Int {
  package static func integer(_ range: ClosedRange<Int>, coercion: Coercion = .lax) -> AttributeType {
    integer(minimum: range.lowerBound, maximum: range.upperBound, coercion: coercion)
  }

  package static func integer(
    minimum: Int? = nil, maximum: Int? = nil, coercion: Coercion = .lax
  ) -> AttributeType {
    var description: [String: Value] = ["type": "integer"]
    if let minimum { description["minimum"] = .int(minimum) }
    if let maximum { description["maximum"] = .int(maximum) }
    return AttributeType(
      description: description,
      cast: { value, errors in
        parse(value, coercion) ?? errors.refuse(value, wanted: "an integer")
      },
      validate: rangeRule(minimum, maximum, encode: { .int($0) }),
      encode: { .int($0) })
  }

  package static func positiveInteger(coercion: Coercion = .lax) -> AttributeType {
    integer(minimum: 1, coercion: coercion)
  }

  package static func nonNegativeInteger(coercion: Coercion = .lax) -> AttributeType {
    integer(minimum: 0, coercion: coercion)
  }

  private static func parse(_ value: Value, _ coercion: Coercion) -> Int? {
    switch (value, coercion) {
    case (.int(let number), _): number
    case (.bool(let flag), .lax): flag ? 1 : 0
    case (.double(let number), .lax): Int(exactly: number)
    case (.string(let text), .lax): Int(text)
    default: nil
    }
  }
}

extension AttributeType where T == Double {
  package static func float(_ range: ClosedRange<Double>, coercion: Coercion = .lax) -> AttributeType {
    float(minimum: range.lowerBound, maximum: range.upperBound, coercion: coercion)
  }

  /// A finite number.
  package static func float(
    minimum: Double? = nil, maximum: Double? = nil, coercion: Coercion = .lax
  ) -> AttributeType {
    var description: [String: Value] = ["type": "number"]
    if let minimum { description["minimum"] = .double(minimum) }
    if let maximum { description["maximum"] = .double(maximum) }
    let range = rangeRule(minimum, maximum, encode: { .double($0) })
    return AttributeType(
      description: description,
      cast: { value, errors in
        parse(value, coercion) ?? errors.refuse(value, wanted: "a number")
      },
      validate: { number, errors in
        guard number.isFinite else {
          return errors.add(.validation(.notFinite, "must be a finite number", input: .double(number)))
        }
        range?(number, &errors)
      },
      encode: { .double($0) })
  }

  package static func percentage(coercion: Coercion = .lax) -> AttributeType { float(0...100, coercion: coercion) }

  private static func parse(_ value: Value, _ coercion: Coercion) -> Double? {
    switch (value, coercion) {
    case (.double(let number), _): number
    case (.int(let number), .lax): Double(number)
    case (.string(let text), .lax): isDecimal(text) ? Double(text) : nil
    default: nil
    }
  }

  /// The standard parser also takes hexadecimal, "inf" and "nan", which nobody means in an input.
  private static func isDecimal(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
  }
}

extension AttributeType where T: Comparable {
  /// The rule that a value lies between the bounds; nil without bounds.
  static func rangeRule(
    _ minimum: T?, _ maximum: T?, encode: @escaping @Sendable (T) -> Value
  ) -> (@Sendable (T, inout ErrorCollection) -> Void)? {
    guard minimum != nil || maximum != nil else { return nil }
    return { value, errors in
      if let minimum, value < minimum {
        errors.add(.validation(.tooSmall, "must be at least \(minimum)", input: encode(value)))
      }
      if let maximum, value > maximum {
        errors.add(.validation(.tooLarge, "must be at most \(maximum)", input: encode(value)))
      }
    }
  }
}

extension ErrorCollection {
  /// Adds the error that a value cannot become the wanted type, and gives nil in its place.
  mutating func refuse<T>(_ value: Value, wanted: String, symbol: ErrorSymbol = .invalidType) -> T? {
    let symbol: ErrorSymbol = value == .null ? .nullNotAllowed : symbol
    add(.validation(symbol, "must be \(wanted), is \(value.kind)", input: value))
    return nil
  }
}
