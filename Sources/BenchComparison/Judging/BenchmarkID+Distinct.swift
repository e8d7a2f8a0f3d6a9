import BenchModel

extension [BenchmarkID] {
  /// Each identity once, in the order in which it came first.
  var distinct: [BenchmarkID] {
    var seen: Set<BenchmarkID> = []
    return filter { seen.insert($0).inserted }
  }
}
