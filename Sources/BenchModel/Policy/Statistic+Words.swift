extension Statistic {
  /// What statistics were called until version 0.2, and are called now; such words are read, and never written.
  package static let formerWords: [String: Statistic] = ["typical": .best, "upper": .mean]

  /// The statistic that a word of a file means, under its former name as well; nil for no statistic.
  package init?(word: String) {
    let found = Self.allCases.first { $0.rawValue.isSameName(as: word) } ?? Self.formerWords[word]
    guard let found else { return nil }
    self = found
  }

  /// The word that says of a figure which one of its metric it is; nil where the metric's name alone means it.
  package var qualifier: String? { [.best, .value].contains(self) ? nil : rawValue }
}

extension Metric {
  /// What a figure of the metric is called: by the metric alone where the statistic is the one that stands for it.
  package func name(of statistic: Statistic?) -> String {
    [name, statistic?.qualifier].compactMap { $0 }.joined(separator: " ")
  }
}

extension Statistic: Codable {
  /// Decodes a statistic, under its former name as well.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let statistic = Self(word: word) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "Cannot initialize Statistic from invalid String value \(word)")
    }
    self = statistic
  }
}
