/// What can be wrong with a document or with a value to be written; the description is the sentence for the user.
package enum JSONProblem: Equatable, Sendable {
  case emptyDocument
  case documentTooLarge(bytes: Int, limit: Int)
  case stringTooLong(limit: Int)
  case tooManyValues(limit: Int)
  case tooDeep(limit: Int)
  case byteOrderMark
  case wrongEncoding(String)
  case invalidUTF8
  case unexpectedEnd(expected: String)
  case unexpected(found: String, expected: String)
  case trailingComma
  case trailingContent
  case commentNotAllowed
  case unterminatedComment
  case controlCharacter(UInt8)
  case invalidEscape
  case loneSurrogate
  case leadingZero
  case missingDigit(after: String)
  case numberTooLarge
  case nonFiniteToken(String)
  case notRepresentable(number: String, type: String)
  case duplicateKey(String)
  case equivalentKeys(String)
  case unknownKey(String, meant: String?)
  case missingKey(String)
  case mismatch(found: String, wanted: String)
  case endOfArray(count: Int)
  case nonFiniteNumber(String)
  case invalidValue(String)
}

extension JSONProblem: CustomStringConvertible {
  /// One clear sentence, without the place.
  package var description: String {
    switch self {
    case .emptyDocument: "the document is empty; one JSON value was expected"
    case .documentTooLarge(let bytes, let limit): "the document has \(bytes) bytes; at most \(limit) are read"
    case .stringTooLong(let limit): "this string is longer than \(limit) bytes"
    case .tooManyValues(let limit): "the document holds more than \(limit) values"
    case .tooDeep(let limit): "objects and arrays are nested deeper than \(limit)"
    case .byteOrderMark: "the document starts with a byte-order mark; save it as UTF-8 without one"
    case .wrongEncoding(let name): "the document looks like \(name); save it as UTF-8"
    case .invalidUTF8: "the bytes here are not valid UTF-8"
    case .unexpectedEnd(let expected): "the document ends here; expected \(expected)"
    case .unexpected(let found, let expected): "found \(found), expected \(expected)"
    case .trailingComma: "a comma may not follow the last member; remove it"
    case .trailingContent: "something follows the end of the document"
    case .commentNotAllowed: "comments are not part of JSON; remove this one"
    case .unterminatedComment: "this comment is never closed; expected */"
    case .controlCharacter(let byte): "control character \(escapeForm(of: byte)) inside a string; write it as an escape"
    case .invalidEscape: #"invalid escape; JSON knows \" \\ \/ \b \f \n \r \t and \u with four hexadecimal digits"#
    case .loneSurrogate: "half of a surrogate pair stands alone; it is no character"
    case .leadingZero: "a number may not start with a superfluous zero"
    case .missingDigit(let place): "a digit must follow the \(place)"
    case .numberTooLarge: "this number is too large for a double"
    case .nonFiniteToken(let token): "\(token) is not a JSON number"
    default: semanticDescription
    }
  }

  /// The sentences about documents that are well formed but not what was wanted, and about writing.
  private var semanticDescription: String {
    switch self {
    case .notRepresentable(let number, let type): "\(number) cannot be held exactly by \(type)"
    case .duplicateKey(let key): "duplicate key \(quotedForDisplay(key))"
    case .equivalentKeys(let key):
      "key \(quotedForDisplay(key)) differs from another key only in Unicode normalisation; a dictionary cannot hold both"
    case .unknownKey(let key, nil): "unknown key \(quotedForDisplay(key))"
    case .unknownKey(let key, let meant?):
      "unknown key \(quotedForDisplay(key)); did you mean \(quotedForDisplay(meant))?"
    case .missingKey(let key): "key \(quotedForDisplay(key)) is missing in this object"
    case .mismatch(let found, let wanted): "found \(found), wanted \(wanted)"
    case .endOfArray(let count): "this array has only \(count) elements; more were wanted"
    case .nonFiniteNumber(let number): "\(number) cannot be written as JSON"
    case .invalidValue(let reason): reason
    default: ""
    }
  }
}

/// A byte the way JSON writes it as an escape, such as `\u001b`.
private func escapeForm(of byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
}
