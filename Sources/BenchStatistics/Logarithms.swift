import Glibc

/// The natural logarithms of a sample of positive values, in the same order.
///
/// A change is estimated on logarithms because differences there are ratios: the interval is symmetric under a swap
/// of the sides, and multiplicative noise becomes additive. Cost: one logarithm a value.
package func logarithms(of values: [Double]) throws(StatisticsError) -> [Double] {
  try Domain.requireFinite(values)
  if let index = values.firstIndex(where: { $0 <= 0 }) { throw .valueNotPositive(index: index) }
  return values.map { log($0) }
}
