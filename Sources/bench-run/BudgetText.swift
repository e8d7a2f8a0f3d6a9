import BenchModel

/// A time as `--budget` takes it.
enum BudgetText {
  static func text(_ nanoseconds: Double) -> String {
    let isWhole = nanoseconds >= 1e9 && nanoseconds < 1e15 && nanoseconds.truncatingRemainder(dividingBy: 1e9) == 0
    return isWhole ? "\(Int(nanoseconds / 1e9))s" : "\(DecimalText.significant(nanoseconds / 1e6, digits: 6))ms"
  }
}
