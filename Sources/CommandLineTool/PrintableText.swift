extension String {
  /// The text with everything escaped as `\u{…}` that could steer a terminal, break a line or be a command to a build
  /// server: `::` where a line or a word begins, and `##` wherever it stands.
  package var printable: String {
    var result = String.UnicodeScalarView()
    var scalars = unicodeScalars.makeIterator()
    var previous: Unicode.Scalar?
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if scalar.steersTerminal || scalar.beginsCommand(behind: previous, before: next) {
        result.append(contentsOf: "\\u{\(Swift.String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var steersTerminal: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }

  /// GitHub's runner takes `::` at the start of a line for a command, others `##[`, `##vso[` and `##teamcity[`
  /// anywhere.
  fileprivate func beginsCommand(behind previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
    switch self {
    case "#": previous == "#"
    case ":": next == ":" && previous.map { $0.properties.isWhitespace || $0.steersTerminal } ?? true
    default: false
    }
  }
}
