extension String {
  /// The text with everything escaped as `\u{…}` that could steer a terminal, break a line or start a workflow command.
  package var printable: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      // "##[" starts a command of CI runners anywhere in a line.
      if scalar.steersTerminal || (scalar == "[" && result.suffix(2).elementsEqual("##".unicodeScalars)) {
        result.append(contentsOf: "\\u{\(Swift.String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        result.append(scalar)
      }
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
}
