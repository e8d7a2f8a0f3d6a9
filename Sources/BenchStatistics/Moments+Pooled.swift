extension Moments {
  /// The standard deviation that two samples have in common, each around its own mean.
  ///
  /// The pooled one of Student's two-sample t; a sample of one value has no part in it.
  /// - Throws: where both samples together have fewer than three values.
  package static func pooledDeviation(_ first: Moments, _ second: Moments) throws(StatisticsError) -> Double {
    let degreesOfFreedom = first.count + second.count - 2
    guard degreesOfFreedom > 0 else { throw .tooFewValues(needed: 3, given: first.count + second.count) }
    var squares = 0.0
    for sample in [first, second] {
      let deviation = sample.standardDeviation ?? 0
      squares += deviation * deviation * Double(sample.count - 1)
    }
    return (squares / Double(degreesOfFreedom)).squareRoot()
  }
}
