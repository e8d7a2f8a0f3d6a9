/// Where a series can be cut so that the means of its parts differ most.
struct CumulativeScan {
  /// A part of the series against the rest of it, with the difference in standard errors.
  struct Cut {
    /// The first place of the part.
    var start: Int
    /// The place after the last one of the part.
    var end: Int
    /// The square of the difference of both means divided by its standard error, from the spread of the whole series.
    var squaredScore = 0.0
  }

  /// The part that reaches from some place to the end.
  private(set) var step: Cut
  /// The part anywhere in the series.
  private(set) var arc: Cut

  /// Looks at every cut with at least `fewest` values on both sides of it.
  ///
  /// The step is the classical cumulative-sum test (Page 1955; Sen & Srivastava 1975), the arc that of circular binary
  /// segmentation (Olshen, Venkatraman, Lucito & Wigler 2004), which also sees a change that is taken back. Cost:
  /// n²/2 products.
  init(_ series: [Double], fewest: Int) {
    let count = series.count
    step = Cut(start: count, end: count)
    arc = step
    guard count >= 2 * fewest, fewest > 0 else { return }
    let sums = Self.centredSums(series)
    guard sums.variance > 0 else { return }
    let weights = (0...count).map { length in
      length == 0 || length == count
        ? 0 : Double(count) / (Double(length) * Double(count - length) * sums.variance)
    }
    sums.values.withUnsafeBufferPointer { sums in
      weights.withUnsafeBufferPointer { weights in
        for start in fewest...(count - fewest) {
          let score = sums[start] * sums[start] * weights[start]
          if score > step.squaredScore { step = Cut(start: start, end: count, squaredScore: score) }
        }
        for start in 0...(count - fewest) {
          let last = min(count, start + count - fewest)
          guard start + fewest <= last else { continue }
          for end in (start + fewest)...last {
            let difference = sums[end] - sums[start]
            let score = difference * difference * weights[end - start]
            if score > arc.squaredScore { arc = Cut(start: start, end: end, squaredScore: score) }
          }
        }
      }
    }
  }

  /// The sums of the first so many deviations from the mean, and the sample variance.
  static func centredSums(_ series: [Double]) -> (values: [Double], variance: Double) {
    var mean = 0.0
    for value in series { mean += value }
    mean /= Double(series.count)
    var sums = [0.0]
    sums.reserveCapacity(series.count + 1)
    var sum = 0.0
    var squares = 0.0
    for value in series {
      sum += value - mean
      squares += (value - mean) * (value - mean)
      sums.append(sum)
    }
    return (sums, series.count < 2 ? 0 : squares / Double(series.count - 1))
  }

  /// The squared score of the cut before each place, from 0 to the length; zero at both ends and without any spread.
  static func stepScores(_ series: [Double]) -> [Double] {
    let sums = centredSums(series)
    let count = Double(series.count)
    return sums.values.indices.map { place in
      guard place > 0, place < series.count, sums.variance > 0 else { return 0 }
      let left = Double(place)
      return sums.values[place] * sums.values[place] * count / (left * (count - left) * sums.variance)
    }
  }
}
