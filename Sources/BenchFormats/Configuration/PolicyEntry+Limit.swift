import BenchModel
import StrictJSON

extension PolicyEntry {
  /// An objective, or several of one and the same limit.
  struct Limit: Decodable {
    let name: String
    let benchmark: OneOrSeveral
    let metric: String
    let statistic: Choice<Statistic>
    let require: Located<String>

    /// One objective a pattern.
    func objectives(
      origin: String, requirement: (bound: Objective.Bound, limit: Quantity)
    ) -> [Objective] {
      benchmark.patterns.map { pattern in
        Objective(
          name: name, benchmark: pattern, metric: metric, statistic: statistic.value, bound: requirement.bound,
          limit: requirement.limit, origin: origin)
      }
    }
  }

  /// A pattern, or a list of them for one and the same limit.
  struct OneOrSeveral: Decodable {
    let patterns: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let pattern = try? container.decode(String.self) {
        patterns = [pattern]
        return
      }
      patterns = try container.decode([String].self)
      guard !patterns.isEmpty else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a list of patterns may not be empty")
      }
    }
  }
}
