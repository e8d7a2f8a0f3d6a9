/// A parameter of commands and the values that it takes in turn.
package struct CommandParameter: Sendable, Equatable {
  package let name: String
  /// Its values, at least one, in the order in which they were given.
  package let values: [String]

  /// Reads `name=value,value,…`; nil where a name or a value is missing or a value is given twice.
  package init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    name = String(text[..<sign])
    values = text[text.index(after: sign)...].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let isNamed = !name.isEmpty && !name.contains { "{},".contains($0) || $0.isWhitespace }
    guard isNamed, !values.contains(""), Set(values.map { Array($0.utf8) }).count == values.count else { return nil }
  }

  /// Every choice of one value of each parameter, the last parameter's changing first.
  package static func combinations(of parameters: [CommandParameter]) -> [[(name: String, value: String)]] {
    parameters.reduce([[]]) { rows, parameter in
      rows.flatMap { row in parameter.values.map { row + [(parameter.name, $0)] } }
    }
  }
}
