import BenchModel

/// The extremes, the middle half and the median of values on a line.
enum TextBoxplot {
  /// The values on a scale, which others may share.
  static func text(_ values: Distribution, on scale: TextScale) -> Inline {
    var signs = [Character](repeating: TextScale.nothing, count: scale.width)
    let (first, last) = (scale.column(values.minimum), scale.column(values.maximum))
    for column in first...max(first, last) { signs[column] = "─" }
    (signs[first], signs[last]) = ("├", "┤")
    if let low = values.quantile(0.25), let high = values.quantile(0.75) {
      for column in scale.column(low)...max(scale.column(low), scale.column(high)) { signs[column] = "▒" }
    }
    if let median = values.quantile(0.5) { signs[scale.column(median)] = "█" }
    return .drawing(signs)
  }
}
