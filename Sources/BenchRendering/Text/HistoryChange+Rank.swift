import BenchModel

extension HistoryChange {
  /// Where the change stands among others: those for the worse come first, and the larger ones before the smaller.
  var rank: Double {
    let size = change?.value.magnitude ?? .infinity
    return isWorse ? -size : 1 / (1 + size)
  }
}
