/// A parameter of commands and the values that it takes in turn.
package struct CommandParameter: Sendable, Equatable {
  package let name: String
  /// Its values, at least one, in the order in which they were given.
  package let values: [String]

  /// Reads `name=value,value,…`; nil where a name or a value is missing or a value is given twice.
  package init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    self.init(named: String(text[..<sign]), values: String(text[text.index(after: sign)...]))
  }

  /// Takes a name and its values, separated by commas; nil where one is missing or given twice.
  package init?(named name: String, values text: String) {
    self.init(name, text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
  }

  /// Takes a name and the numbers from one to another, both included; nil where these are no decimal numbers, or there
  /// are none or too many between them.
  ///
  /// The numbers are those that a reader would write: they are counted in the last decimal that any of the three has.
  package init?(named name: String, from least: String, to most: String, by step: String) {
    let numbers = [least, most, step].map { ScannedNumber($0) }
    let decimals = numbers.compactMap { $0?.decimals }.max() ?? 0
    let scaled = numbers.compactMap { $0?.scaled(to: decimals) }
    guard scaled.count == 3, scaled[2] > 0, scaled[0] <= scaled[1],
      (scaled[1] - scaled[0]) / scaled[2] < Self.mostValues
    else { return nil }
    let values = stride(from: scaled[0], through: scaled[1], by: scaled[2])
    self.init(name, values.map { ScannedNumber(units: $0, decimals: decimals).description })
  }

  /// More values than anybody waits for are a mistake.
  private static let mostValues = 1000

  private init?(_ name: String, _ values: [String]) {
    self.name = name
    self.values = values
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
