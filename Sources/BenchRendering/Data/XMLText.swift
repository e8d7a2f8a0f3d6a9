/// Text for XML 1.0, where not even a reference may name most control characters.
enum XMLText {
  /// Text for an attribute in double quotes or for an element's content.
  static func attribute(_ raw: String) -> String {
    // What XML cannot hold is made visible first, and so is what a page's other readers could take for a command.
    HTMLText.escaped(SafeText(name: raw, limit: SafeText.dataLimit).text)
  }
}
