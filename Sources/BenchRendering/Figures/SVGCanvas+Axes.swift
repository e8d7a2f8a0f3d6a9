extension SVGCanvas {
  /// The least room between two labels.
  private static let gap = 8.0

  /// Draws an axis below the space from `top` to `bottom`, with a line at each tick; a label that would touch the one
  /// before it, or the edge, is left out.
  package mutating func drawAcross(
    _ axis: FigureAxis, from top: Double, to bottom: Double, label: (Double) -> String,
    isMain: (Double) -> Bool = { _ in false }
  ) {
    var end = -Double.infinity
    for tick in axis.ticks {
      let x = axis.place(tick)
      line(from: (x, top), to: (x, bottom), stroke: isMain(tick) ? .faint : .line)
      let text = label(tick)
      let half = Self.width(of: text) / 2
      guard x - half >= max(end + Self.gap, 2), x + half <= width - 2 else { continue }
      self.text(text, x: x, y: bottom + 18, anchor: .middle, fill: .faint)
      end = x + half
    }
  }

  /// Draws an axis on the left of the space from `left` to `right`; its places run from the bottom to the top.
  package mutating func drawUp(_ axis: FigureAxis, from left: Double, to right: Double, room: Double) {
    var last = Double.infinity
    for tick in axis.ticks {
      let y = axis.place(tick)
      line(from: (left, y), to: (right, y), stroke: .line)
      guard y <= last - Self.textSize - Self.gap / 2 else { continue }
      text(axis.label(of: tick), x: left - Self.gap, y: y + 4, anchor: .end, fill: .faint, limit: room - Self.gap)
      last = y
    }
  }
}
