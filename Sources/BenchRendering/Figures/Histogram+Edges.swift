package import BenchModel
import Glibc

extension Distribution.Histogram {
  /// Where a stretch begins, or the last one ends.
  package func edge(_ index: Int) -> Double {
    let share = Double(index) / Double(max(1, counts.count))
    if isLogarithmic { return exp(log(lower) + share * (log(upper) - log(lower))) }
    return lower + share * (upper - lower)
  }
}
