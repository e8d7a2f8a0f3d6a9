import BenchStatistics
import Glibc

/// Durations of benchmarks to part a suite by.
enum RunDurations {
  /// What each benchmark of the bundled suite took in a run of `--quick` at load 20 on two cores, in milliseconds.
  static let bundledSuite: [Double] = [
    2431, 1805, 1855, 1069, 8769, 1530, 1843, 1928, 5880, 6362, 5303, 2903, 2282, 2159, 3771, 2754, 1458, 3116,
    3288, 1904, 2463, 2022, 2496, 2553, 3182, 1841, 2125, 1605, 2448, 2358, 2311, 2638, 2318, 2277, 1893, 1482,
    2696, 2021, 3826, 2171, 2736, 3095, 2277, 1335, 2116, 3672, 1719, 1933, 2022, 1895, 3632, 1466, 3993, 3352,
    1351, 5608, 1190, 2077, 2181, 2544, 2776, 10180, 12212, 3091, 3767, 3551, 3506, 738,
  ]

  static func exponential(_ power: Double) -> Double { exp(power) }

  /// A uniform number between 0 and 1, neither of them included.
  static func unit(_ random: inout SplitMix64) -> Double { (Double(random.next() >> 11) + 0.5) * 0x1p-53 }
}
