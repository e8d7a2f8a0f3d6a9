package import BenchModel

/// What a benchmark executes on the current side, a function below each function that calls it, coloured by how it
/// differs from the baseline.
///
/// The width of a bar is what the function and all that it calls execute; where a call costs more than in the baseline
/// it is red, and the more the stronger, and green where it costs less.
package struct FlameGraph: Sendable {
  private let tree: CallTree
  private let title: String
  private let bars: [Bar]
  private let depth: Int

  private struct Bar {
    let node: CallTree
    let level: Int
    let start: Double
    let width: Double
  }

  private static let width = 1200.0
  private static let margin = 10.0
  private static let rowHeight = 18.0
  private static let head = 64.0
  /// What is narrower cannot be pointed at.
  private static let narrowest = 1.0
  /// From this change on a bar has its full colour.
  private static let strongest = 0.5
  /// What differs by less has no colour: a count repeats within less.
  private static let weakest = 0.001

  /// Draws a tree under a title.
  package init(_ tree: CallTree, title: String) {
    self.tree = tree
    self.title = title
    var bars: [Bar] = []
    Self.place(tree, level: 0, from: Self.margin, width: Self.width - 2 * Self.margin, into: &bars)
    self.bars = bars
    depth = (bars.map(\.level).max() ?? 0) + 1
  }

  /// The picture as a file.
  package var svg: String {
    var canvas = SVGCanvas(
      width: Self.width, height: Self.head + Double(depth) * Self.rowHeight + Self.margin, title: title,
      description: "Instructions of an iteration by function; a bar below another is called by it.")
    canvas.text(title, x: Self.margin, y: 20, limit: Self.width - 2 * Self.margin)
    canvas.text(
      "width: instructions now; red: more than in the baseline, green: fewer", x: Self.margin, y: 38, fill: .faint)
    canvas.text(
      "shared out among callers as their calls cost; a function below itself is left out", x: Self.margin, y: 54,
      fill: .faint)
    for bar in bars { draw(bar, in: &canvas) }
    return canvas.text
  }

  private func draw(_ bar: Bar, in canvas: inout SVGCanvas) {
    let y = Self.head + Double(bar.level) * Self.rowHeight
    let inner = bar.width - 1
    canvas.rectangle(x: bar.start, y: y, width: inner, height: Self.rowHeight - 1, fill: .band)
    let (color, strength) = Self.color(of: bar.node.cost, total: max(tree.cost.current, tree.cost.baseline))
    canvas.rectangle(
      x: bar.start, y: y, width: inner, height: Self.rowHeight - 1, fill: color, opacity: strength,
      title: Self.words(bar.node))
    canvas.text(bar.node.name, x: bar.start + 3, y: y + 13, limit: inner - 6)
  }

  /// The colour and how strong it is: by how much of all instructions the call's cost changed, and by what share of its
  /// own.
  private static func color(of cost: Sides<Double>, total: Double) -> (PageColor, Double) {
    let difference = cost.current - cost.baseline
    guard difference.magnitude > weakest * max(cost.baseline, total * weakest) else { return (.soft, 0.35) }
    let share = cost.baseline > 0 ? difference.magnitude / cost.baseline : 1
    return (difference > 0 ? .bad : .good, 0.15 + 0.6 * min(share / strongest, 1))
  }

  private static func words(_ node: CallTree) -> String {
    let figures = [node.cost.baseline, node.cost.current].map { DecimalText.fixed($0, decimals: 0) }
    let change =
      node.cost.baseline > 0
      ? DecimalText.signedPercent(node.cost.current / node.cost.baseline - 1, decimals: 2) : "new"
    return "\(node.name): \(figures[0]) to \(figures[1]) (\(change))"
  }

  /// A bar for each function that is wide enough, those that it calls below it from left to right.
  private static func place(
    _ node: CallTree, level: Int, from start: Double, width: Double, into bars: inout [Bar]
  ) {
    bars.append(Bar(node: node, level: level, start: start, width: width))
    guard node.cost.current > 0 else { return }
    let sum = max(node.cost.current, node.calls.reduce(0) { $0 + $1.cost.current })
    var place = start
    for call in node.calls {
      let share = width * call.cost.current / sum
      if share >= narrowest { Self.place(call, level: level + 1, from: place, width: share, into: &bars) }
      place += share
    }
  }
}
