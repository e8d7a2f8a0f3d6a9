/// A series with each value replaced by what a normal sample of its length would have at its rank.
///
/// Blom's scores, the normal quantile of (rank − 3/8) / (n + 1/4), equal values sharing their mean rank (Blom 1958,
/// "Statistical Estimates and Transformed Beta-Variables"). Whatever the distribution, the scores of independent values
/// have one and the same distribution, in which no outlier counts for more than the largest of a normal sample; against
/// shifts of normal values a test on them is as efficient as one on the values, and better against shifts of any others
/// (Chernoff & Savage 1958). Cost: one sort and a normal quantile a value.
enum NormalScores {
  static func of(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    let count = Double(values.count)
    var scores = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
      let rank = Double(first + 1 + end) / 2
      let score = StandardNormal.quantile((rank - 0.375) / (count + 0.25))
      for place in first..<end { scores[order[place]] = score }
      first = end
    }
    return scores
  }
}
