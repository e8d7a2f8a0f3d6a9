import BenchModel
import StrictJSON

extension PolicyEntry {
  /// An objective, or several of one and the same limit.
  struct Limit: Decodable {
    let name: String
    let benchmark: OneOrSeveral
    let metric: String
    let statistic: StatisticWord
    let require: Located<String>

    /// One objective a pattern.
    func objectives(
      origin: String, requirement: (bound: Objective.Bound, limit: Quantity)
    ) -> [Objective] {
      benchmark.texts.map { pattern in
        Objective(
          name: name, benchmark: pattern, metric: metric, statistic: statistic.value, bound: requirement.bound,
          limit: requirement.limit, origin: origin)
      }
    }
  }

  /// A pattern or a name, or a list of them.
  struct OneOrSeveral: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        texts = [text]
        return
      }
      texts = try container.decode([String].self)
      guard !texts.isEmpty else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a list may not be empty")
      }
    }
  }
}
