import BenchModel

/// The changes of a comparison, an interval a row, each beside the band of what is tolerated.
struct ForestPlot {
  private let rows: [ComparisonRow]
  private let omitted: Int
  private let frame: RowFrame

  /// Takes the rows that have a change, in their order, and as many as a picture can show.
  init?(_ parts: [[ComparisonRow]], limit: Int = RowFrame.limit) {
    let changed = parts.joined().lazy.filter { $0.change?.value.isFinite ?? false }
    rows = Array(changed.prefix(limit))
    if rows.isEmpty { return nil }
    omitted = parts.joined().count { $0.change?.value.isFinite ?? false } - rows.count
    frame = RowFrame(names: rows.map { Self.name(of: $0) }, right: 230)
  }

  /// The picture with its words.
  var figure: Figure {
    Figure(
      kind: .changes, svg: svg, narrow: { NarrowForestPlot(rows).svg },
      alternative: "Changes with their intervals, positive is worse",
      caption: "Changes, the worst first: the estimate, its interval, and the band of what is tolerated.")
  }

  /// The picture of the few rows that stand at the beginning of a report.
  var highlights: Figure {
    Figure(
      kind: .highlights, svg: svg, narrow: { NarrowForestPlot(rows).svg },
      alternative: "What changed most, with the intervals, positive is worse",
      caption: "What changed most: the estimate, its interval, and the band of what is tolerated.")
  }

  private var svg: String {
    let rest = omitted > 0 ? " \(omitted) more rows are not drawn." : ""
    let reading = ["change, positive is worse; grey band: tolerated.\(rest)"]
    var canvas = SVGCanvas(
      width: frame.width, height: frame.height(explaining: reading), title: "Changes with their intervals",
      description: "\(rows.count) rows; positive is worse; the grey band is what is tolerated.\(rest)")
    let axis = FigureAxis(over: Self.extent(of: rows), from: frame.start, to: frame.end)
    canvas.drawAcross(
      axis, from: frame.top, to: frame.bottom,
      label: axis.percent,
      isMain: { $0.magnitude < 1e-12 })
    for (index, row) in rows.enumerated() { draw(row, index, on: axis, in: &canvas) }
    frame.explain(reading, in: &canvas)
    return canvas.text
  }

  private func draw(_ row: ComparisonRow, _ index: Int, on axis: FigureAxis, in canvas: inout SVGCanvas) {
    let color = Self.color(of: row)
    frame.label(index, figure: Self.figure(of: row), fill: color == .neutral ? .ink : color, in: &canvas)
    canvas.drawInterval(of: row, at: frame.middle(of: index), height: RowFrame.rowHeight, on: axis, color: color)
  }

  /// What stands beside the interval of a row.
  static func figure(of row: ComparisonRow) -> String {
    let change = row.change.map { DecimalText.signedPercent($0.value, decimals: 1) } ?? ""
    return "\(row.verdict?.rawValue ?? row.presence.rawValue) \(change)"
  }

  static func name(of row: ComparisonRow) -> String { "\(row.id.description) \(RowSentence(row).metric)" }

  static func color(of row: ComparisonRow) -> PageColor {
    switch row.verdict {
    case .regressed, .invalid: .bad
    case .improved: .good
    case .inconclusive: .doubtful
    case .noRegression, nil: .neutral
    }
  }

  /// What the axis has to hold: every change and tolerance, and of the intervals what does not dwarf the others.
  static func extent(of rows: [ComparisonRow]) -> [Double] {
    let changes = rows.compactMap(\.change)
    let tolerances = rows.compactMap(\.toleranceShare)
    var values = changes.map(\.value) + [0] + tolerances + tolerances.map { -$0 }
    let reach = max((values.map(\.magnitude).max() ?? 0) * 2, 0.02)
    for end in changes.flatMap({ [$0.lower, $0.upper] }).compactMap({ $0 }) {
      values.append(min(max(end, -reach), reach))
    }
    return values
  }
}

extension FigureAxis {
  /// A tick as a percentage, with as many decimals as tell it from the next.
  func percent(_ tick: Double) -> String {
    if tick.magnitude < 1e-12 { return "0%" }
    let step = ticks.count > 1 ? (ticks[1] - ticks[0]) * 100 : 1
    let decimals = (0..<4).first { step * [1, 10, 100, 1000][$0] >= 1 - 1e-9 } ?? 4
    return DecimalText.signedPercent(tick, decimals: decimals)
  }
}
