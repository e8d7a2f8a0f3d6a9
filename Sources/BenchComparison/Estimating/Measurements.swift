import BenchModel

/// What one side knows about one metric of one benchmark.
enum Measurements: Sendable {
  /// Raw values of each launch that has any.
  case launches([[Double]])
  /// Figures that somebody else computed.
  case published(Summary)

  /// Takes what a sample holds, nil where it holds nothing.
  ///
  /// Raw values are the record and come before published figures.
  init?(_ sample: Sample) {
    // As a rule none is empty, and a list that nobody changes is shared.
    let launches = sample.values.contains(where: \.isEmpty) ? sample.values.filter { !$0.isEmpty } : sample.values
    if !launches.isEmpty {
      self = .launches(launches)
    } else if let published = sample.published {
      self = .published(published)
    } else {
      return nil
    }
  }
}

extension [[Double]] {
  /// The launches' values one after the other.
  var pooled: [Double] { flatMap { $0 } }

  /// How many values there are in all launches together.
  var valueCount: Int { reduce(0) { $0 + $1.count } }

  /// Where the first value stands that has no logarithm, counted from 1, and what it is.
  var firstWithoutLogarithm: (launch: Int, measurement: Int, value: Double)? {
    for (launch, values) in enumerated() {
      for (place, value) in values.enumerated() where !(value > 0 && value.isFinite) {
        return (launch + 1, place + 1, value)
      }
    }
    return nil
  }

  /// Whether there are values and every one is exactly zero.
  var isZeroThroughout: Bool { allSatisfy { $0.allSatisfy { $0 == 0 } } }
}
