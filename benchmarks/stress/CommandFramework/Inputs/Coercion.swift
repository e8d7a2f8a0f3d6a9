/// How far an untyped value may be bent to become the declared type.
package enum Coercion: Sendable {
  /// Also accepts another writing of the same value: `"42"`, `42.0` and `true` as integers, `"3.5"` and `3` as floats,
  /// `1`, `0`, `"true"`, `"false"`, `"yes"`, `"no"`, `"on"`, `"off"`, `"1"`, `"0"` (in any case) as booleans.
  /// A number never becomes a string, and text with anything around the value is refused.
  case lax
  /// Accepts only the declared kind; dates, times and identifiers are strings in their standard form in either way.
  case strict
}
