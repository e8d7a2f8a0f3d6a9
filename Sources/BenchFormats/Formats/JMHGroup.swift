import BenchModel

/// Tells the methods of a group of JMH from counters and profilers, which are secondary metrics as well.
///
/// The file does not say which metrics are methods. In throughput mode the score of a group is what its methods did
/// together: those are the methods whose rates make up the score. More of them is better then, which nobody knows of a
/// counter.
enum JMHGroup {
  /// The rates of a metric, an iteration each.
  struct Rates {
    let unit: String
    let values: [Double]
  }

  /// Rates are printed with all their digits, and sums are rounded once more.
  private static let rounding = 1e-9
  /// Methods and counters of one benchmark; their subsets are tried.
  private static let mostMetrics = 10

  /// The names of the methods; none where no two metrics or more make up the score.
  static func members(of score: Rates, among metrics: [String: Rates], mode: String?) -> Set<String> {
    guard mode == "thrpt", !score.values.isEmpty else { return [] }
    let candidates = metrics.inByteOrder.filter { name, rates in
      rates.unit.isSameName(as: score.unit) && rates.values.count == score.values.count && !name.contains(".")
    }
    guard candidates.count > 1, candidates.count <= mostMetrics else { return [] }
    // The largest set first: a counter of nothing changes no sum.
    let subsets = (1..<(1 << candidates.count)).filter { $0.nonzeroBitCount > 1 }.ordered {
      $0.nonzeroBitCount > $1.nonzeroBitCount
    }
    let found = subsets.first { subset in
      let rates = candidates.indices.filter { subset & (1 << $0) != 0 }.map { candidates[$0].value.values }
      return score.values.indices.allSatisfy { place in
        let sum = rates.reduce(0) { $0 + $1[place] }
        return (sum - score.values[place]).magnitude <= rounding * score.values[place].magnitude
      }
    }
    return Set(candidates.indices.filter { (found ?? 0) & (1 << $0) != 0 }.map { candidates[$0].key })
  }
}
