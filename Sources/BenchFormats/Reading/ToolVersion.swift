/// The version of the tool that wrote a file, as far as it is numbers: `v1.9.4-12-gabc` is 1.9.4.
struct ToolVersion: Comparable {
  private let numbers: [Int]

  /// A version of these numbers.
  init(_ numbers: Int...) { self.numbers = numbers }

  /// Nil for a text that does not begin as a version does.
  init?(_ text: String) {
    let start = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let parts = start.prefix { $0 == "." || $0.isASCII && $0.isNumber }.split(separator: ".").map { Int($0) }
    guard parts.count > 1, !parts.contains(nil) else { return nil }
    numbers = parts.compactMap(\.self)
  }

  /// Number by number; what is not there is zero.
  static func < (left: ToolVersion, right: ToolVersion) -> Bool {
    for place in 0..<max(left.numbers.count, right.numbers.count) {
      let (one, other) = (left.number(place), right.number(place))
      if one != other { return one < other }
    }
    return false
  }

  private func number(_ place: Int) -> Int { place < numbers.count ? numbers[place] : 0 }
}
