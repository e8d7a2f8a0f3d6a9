/// A picture under construction, in the part of SVG that every viewer shows: shapes and text with attributes only.
///
/// The ground is white whatever surrounds the picture, so that it reads the same on light and on dark pages. Text is
/// set in a monospaced font and forced to its computed width, so that a viewer with another font cannot make labels
/// overlap.
package struct SVGCanvas {
  /// Which end of a text stands at its point.
  package enum Anchor: String {
    case start, middle, end
  }

  package let width: Double
  package let height: Double
  private var lines = OutputLines()

  /// The size of text, in the picture's units.
  package static let textSize = 12.0
  /// The width of a character of a monospaced font, as a share of its size.
  private static let characterShare = 0.6

  package init(width: Double, height: Double, title: String, description: String) {
    self.width = width
    self.height = height
    lines.append(
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(Self.number(width))" height="\#(Self.number(height))""#
        + #" viewBox="0 0 \#(Self.number(width)) \#(Self.number(height))" role="img""#
        + #" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="\#(Self.number(Self.textSize))">"#)
    lines.append("<title>\(XMLText.attribute(title))</title>")
    lines.append("<desc>\(XMLText.attribute(description))</desc>")
    rectangle(x: 0, y: 0, width: width, height: height, fill: .paper)
  }

  /// The picture as a file.
  package var text: String {
    var closed = lines
    closed.append("</svg>")
    return closed.text
  }

  package mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, fill: PageColor, opacity: Double = 1, title: String? = nil
  ) {
    element(
      "rect",
      [
        ("x", Self.number(x)), ("y", Self.number(y)), ("width", Self.number(width)), ("height", Self.number(height)),
        ("fill", fill.light), ("fill-opacity", opacity == 1 ? nil : Self.number(opacity)),
      ], title: title)
  }

  package mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), stroke: PageColor, width: Double = 1,
    isDashed: Bool = false
  ) {
    element(
      "line",
      [
        ("x1", Self.number(start.x)), ("y1", Self.number(start.y)), ("x2", Self.number(end.x)),
        ("y2", Self.number(end.y)), ("stroke", stroke.light), ("stroke-width", Self.number(width)),
        ("stroke-dasharray", isDashed ? "4 3" : nil),
      ])
  }

  package mutating func path(
    _ points: [(x: Double, y: Double)], stroke: PageColor, width: Double = 1.5, opacity: Double = 1
  ) {
    guard points.count > 1 else { return }
    element(
      "polyline",
      [
        ("points", Self.list(points)), ("fill", "none"), ("stroke", stroke.light),
        ("stroke-width", Self.number(width)), ("stroke-opacity", opacity == 1 ? nil : Self.number(opacity)),
      ])
  }

  package mutating func polygon(_ points: [(x: Double, y: Double)], fill: PageColor, title: String? = nil) {
    element("polygon", [("points", Self.list(points)), ("fill", fill.light)], title: title)
  }

  package mutating func circle(
    x: Double, y: Double, radius: Double, fill: PageColor, opacity: Double = 1, title: String? = nil
  ) {
    element(
      "circle",
      [
        ("cx", Self.number(x)), ("cy", Self.number(y)), ("r", Self.number(radius)), ("fill", fill.light),
        ("fill-opacity", opacity == 1 ? nil : Self.number(opacity)),
      ], title: title)
  }

  /// A circle that leaves what lies within it in sight.
  package mutating func ring(x: Double, y: Double, radius: Double, stroke: PageColor, title: String? = nil) {
    element(
      "circle",
      [
        ("cx", Self.number(x)), ("cy", Self.number(y)), ("r", Self.number(radius)), ("fill", "none"),
        ("stroke", stroke.light), ("stroke-width", "1.5"),
      ], title: title)
  }

  /// Text at a base line; what is longer than the limit is shortened in the middle, and whole in a title.
  package mutating func text(
    _ raw: String, x: Double, y: Double, anchor: Anchor = .start, fill: PageColor = .ink, limit: Double = .infinity,
    title given: String? = nil
  ) {
    let whole = SafeText(name: raw, limit: SafeText.dataLimit).text
    let room = limit.isFinite ? Self.columns(in: limit) : Int.max
    let shown = DisplayWidth.shortened(whole, to: room, ellipsis: "…")
    if shown.isEmpty { return }
    let attributes: [(String, String?)] = [
      ("x", Self.number(x)), ("y", Self.number(y)), ("text-anchor", anchor.rawValue), ("fill", fill.light),
      ("textLength", Self.number(Self.width(of: shown))), ("lengthAdjust", "spacingAndGlyphs"),
    ]
    let named = given.map { SafeText(name: $0, limit: SafeText.dataLimit).text } ?? (shown == whole ? nil : whole)
    let title = named.map { "<title>\(XMLText.attribute($0))</title>" } ?? ""
    lines.append(Self.opening("text", attributes) + ">" + title + XMLText.attribute(shown) + "</text>")
  }

  /// How many columns of text so much room has.
  package static func columns(in room: Double) -> Int {
    max(1, Int((room / (textSize * characterShare)).rounded(.down)))
  }

  /// How wide a text is drawn.
  package static func width(of text: String) -> Double {
    Double(DisplayWidth.of(text)) * textSize * characterShare
  }

  private static func list(_ points: [(x: Double, y: Double)]) -> String {
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  private mutating func element(_ name: String, _ attributes: [(String, String?)], title: String? = nil) {
    let opening = Self.opening(name, attributes)
    guard let title else { return lines.append(opening + "/>") }
    lines.append("\(opening)><title>\(XMLText.attribute(title))</title></\(name)>")
  }

  private static func opening(_ name: String, _ attributes: [(String, String?)]) -> String {
    attributes.reduce("<\(name)") { text, attribute in
      attribute.1.map { "\(text) \(attribute.0)=\"\($0)\"" } ?? text
    }
  }

  /// A coordinate with as many decimals as an eye can tell.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    guard rounded.isFinite else { return "0" }
    return rounded == rounded.rounded() && rounded.magnitude < 1e9 ? "\(Int(rounded))" : "\(rounded)"
  }
}
