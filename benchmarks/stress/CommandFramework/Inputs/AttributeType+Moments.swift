extension AttributeType where T == CalendarDate {
  /// A day, written `yyyy-mm-dd`; in lax coercion also the day of a written moment, in that moment's own offset.
  package static func date(
    minimum: CalendarDate? = nil, maximum: CalendarDate? = nil, coercion: Coercion = .lax
  ) -> AttributeType {
    parsed(
      format: "date", wanted: "a date such as 2024-02-29", symbol: .invalidDate,
      validate: rangeRule(minimum, maximum, encode: { $0.encoded })
    ) { text in
      CalendarDate(text) ?? (coercion == .lax ? DateTime(text)?.date : nil)
    }
  }
}

extension AttributeType where T == DateTime {
  /// A moment, written as RFC 3339 does; in lax coercion also a day, meaning its first moment in UTC.
  package static func dateTime(
    minimum: DateTime? = nil, maximum: DateTime? = nil, coercion: Coercion = .lax
  ) -> AttributeType {
    parsed(
      format: "date-time", wanted: "a moment such as 2024-02-29T12:30:00Z", symbol: .invalidDateTime,
      validate: rangeRule(minimum, maximum, encode: { $0.encoded })
    ) { text in
      DateTime(text) ?? (coercion == .lax ? CalendarDate(text).flatMap { DateTime(date: $0) } : nil)
    }
  }
}

extension AttributeType where T == UniqueIdentifier {
  package static func uuid() -> AttributeType {
    parsed(format: "uuid", wanted: "an identifier of 32 hexadecimal digits in five groups", symbol: .invalidUUID) {
      UniqueIdentifier($0)
    }
  }
}

extension AttributeType where T: ValueConvertible {
  /// A type that is written as a string in a standard format.
  private static func parsed(
    format: Value, wanted: String, symbol: ErrorSymbol,
    validate: (@Sendable (T, inout ErrorCollection) -> Void)? = nil, _ parse: @escaping @Sendable (String) -> T?
  ) -> AttributeType {
    AttributeType(
      description: ["type": "string", "format": format],
      cast: { value, errors in
        guard case .string(let text) = value else { return errors.refuse(value, wanted: wanted) }
        return parse(text) ?? errors.refuse(value, wanted: wanted, symbol: symbol)
      },
      validate: validate, encode: { $0.encoded })
  }
}
