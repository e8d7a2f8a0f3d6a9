import BenchModel

/// A word out of a fixed list, whose error names the list.
struct Choice<Value: RawRepresentable & CaseIterable & Sendable>: Decodable, Sendable where Value.RawValue == String {
  let value: Value

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let value = Value.allCases.first(where: { $0.rawValue.isSameName(as: word) }) else {
      let words = Value.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(word)' is none of \(words)")
    }
    self.value = value
  }
}
