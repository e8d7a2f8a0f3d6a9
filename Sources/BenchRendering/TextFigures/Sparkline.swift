import BenchModel

/// The course of a series in one word of eight heights.
enum Sparkline {
  /// The levels of equal stretches of the series and last the newest value, at most `width` signs together.
  ///
  /// A stretch is shown by its median, so that a single outlier does not press the rest of the series flat.
  static func text(_ values: [Double], width: Int) -> Inline {
    let count = min(width, values.count)
    guard count > 0, let newest = values.last else { return Inline() }
    let (stretches, older) = (count - 1, values.count - 1)
    let levels =
      (0..<stretches).map { place in
        let stretch = values[(place * older / stretches)..<((place + 1) * older / stretches)].ordered()
        return stretch[stretch.count / 2]
      } + [newest]
    let lowest = levels.min() ?? 0
    let range = (levels.max() ?? 0) - lowest
    let signs = levels.map { level in
      let height = range > 0 && range.isFinite ? (level - lowest) / range : 0
      return heights[min(Int(height * Double(heights.count)), heights.count - 1)]
    }
    return Inline(stringLiteral: String(signs))
  }

  /// From the lowest to the highest.
  static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
