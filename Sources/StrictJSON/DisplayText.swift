/// The longest piece of a document that a message repeats, in Unicode scalars: enough to recognise it.
private let displayLimit = 64

/// Text from a document in quotes, shortened, and with everything escaped that could steer a terminal or hide.
func quotedForDisplay(_ text: String) -> String {
  "\"" + displayed(text) + "\""
}

/// Text from a document, shortened, with controls, format characters and quotes escaped.
func displayed(_ text: String) -> String {
  var result = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == displayLimit { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    default:
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
