package import BenchModel

/// How the measurements of several subjects are spread, drawn in signs on one scale.
package struct SpreadTable: Sendable {
  /// One subject's measurements.
  package struct Row: Sendable {
    let name: Inline
    let distribution: Distribution

    package init(name: Inline, distribution: Distribution) {
      self.name = name
      self.distribution = distribution
    }
  }

  let rows: [Row]
  let unit: Metric.Unit
  /// Whether the histograms are over one range too.
  let hasHistograms: Bool

  /// With two of them, two figures and a name, a line has 80 signs.
  static let width = 22

  package init(rows: [Row], unit: Metric.Unit, hasHistograms: Bool) {
    self.rows = rows
    self.unit = unit
    self.hasHistograms = hasHistograms
  }

  /// What all rows lie in.
  package var range: ClosedRange<Double> {
    let ends = rows.flatMap { [$0.distribution.minimum, $0.distribution.maximum] }.filter(\.isFinite)
    return (ends.min() ?? 0)...(ends.max() ?? 0)
  }

  /// From where to where the scale goes.
  package var rangeText: Inline {
    let isLogarithmic = TextScale(range, width: Self.width).isLogarithmic
    let upper = RowUnit(unit, for: [range.upperBound])
    // Ends that are far apart have a unit each.
    let lower = isLogarithmic ? RowUnit(unit, for: [range.lowerBound]) : upper
    return "\(lower.text(range.lowerBound)) to \(upper.text(range.upperBound))\(isLogarithmic ? ", logarithmic" : "")"
  }

  /// Not beside histograms, whose page explains by sentences, each figure of which is one of the JSON output.
  private static func median(in unit: Metric.Unit) -> TableColumn<Row> {
    .figures("median", dropOrder: 1) { row in
      let median = row.distribution.quantile(0.5)
      return RowUnit(unit, for: [median]).text(median)
    }
  }

  /// The table.
  package func table(of title: Inline, scaleTitle: Inline = "min, middle half, max") -> Table {
    let scale = TextScale(range, width: Self.width)
    let unit = unit
    return Table(
      of: rows,
      columns: [
        .names(title) { $0.name }
      ] + (hasHistograms ? [.words("histogram", dropOrder: 2) { TextHistogram.text($0.distribution.histogram) }] : [])
        + [
          .words(scaleTitle, dropOrder: 3) { TextBoxplot.text($0.distribution, on: scale) }
        ] + (hasHistograms ? [] : [Self.median(in: unit)]))
  }
}

extension Inline {
  /// A drawing in signs; set like code, where every sign has one width.
  package static func drawing(_ signs: [Character]) -> Inline { "\(outputLine: String(signs))" }
}
