/// A fact of a foreign file as text: strings as they are, numbers and truth values as they are usually written.
///
/// Lists, objects and null are no fact that fits one line, and have no text.
struct FactText: Decodable {
  let text: String?

  init(text: String?) { self.text = text }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let string = try? value.decode(String.self) {
      text = string
    } else if let whole = try? value.decode(Int.self) {
      text = "\(whole)"
    } else if let number = try? value.decode(Double.self) {
      text = "\(number)"
    } else if let truth = try? value.decode(Bool.self) {
      text = truth ? "true" : "false"
    } else {
      text = nil
    }
  }
}

extension [String: FactText] {
  /// The text under a key, if there is one.
  func text(_ key: String) -> String? { self[key]?.text }

  /// The whole number under a key, if there is one.
  func count(_ key: String) -> Int? { text(key).flatMap { Int($0) } }

  /// The finite number under a key, if there is one.
  func number(_ key: String) -> Double? { text(key).flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } }

  /// Every fact that has a text, but for those that went elsewhere; nil if none is left.
  func remaining(without used: Set<String>) -> [String: String]? {
    let rest = filter { !used.contains($0.key) }.compactMapValues(\.text)
    return rest.isEmpty ? nil : rest
  }
}
