import BenchModel

/// A statistic as a policy names it, under its former name as well.
struct StatisticWord: Decodable, Sendable {
  let value: Statistic
  /// What there is to say of a former name; nil for the name of today.
  let note: String?

  init(from decoder: any Decoder) throws {
    let word = try decoder.singleValueContainer().decode(String.self)
    if let renamed = Statistic.formerWords[word] {
      value = renamed
      note =
        "the statistic '\(word)' is called '\(renamed.rawValue)' now: write that; the next version refuses '\(word)'."
    } else {
      value = try Choice<Statistic>(from: decoder).value
      note = nil
    }
  }
}
