package import BenchModel

/// How often values lie where, in one sign for each stretch.
package enum TextHistogram {
  /// The stretches of a histogram, the tallest one full.
  package static func text(_ histogram: Distribution.Histogram) -> Inline {
    let tallest = max(1, histogram.counts.max() ?? 1)
    return .drawing(
      histogram.counts.map { count in
        // A single value is seen beside a thousand: every stretch that is not empty has a height.
        count <= 0 ? TextScale.nothing : Sparkline.heights[(count * Sparkline.heights.count - 1) / tallest]
      })
  }
}
