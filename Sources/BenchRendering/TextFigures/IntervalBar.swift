import BenchModel

/// A change and its interval beside what is tolerated, on a line: the same places for the tolerance in every row.
enum IntervalBar {
  /// How many signs lie between no change and the tolerance.
  private static let reach = 4
  private static let middle = 2 * reach
  private static let width = 2 * middle + 1

  /// The bar of a row; nothing where there is no interval, or nothing is tolerated.
  static func text(_ row: ComparisonRow) -> Inline {
    guard let change = row.change, let lower = change.lower, let upper = change.upper, lower <= upper,
      let tolerance = row.toleranceShare, tolerance > 0
    else { return Inline() }
    func column(_ share: Double) -> Int {
      let place = (share / tolerance * Double(reach)).rounded()
      return middle + (place.isNaN ? 0 : Int(min(max(place, Double(-middle - 1)), Double(middle + 1))))
    }
    var signs = [Character](repeating: TextScale.nothing, count: width)
    let edges = [middle - reach, middle + reach]
    for edge in edges { signs[edge] = "┊" }
    for place in column(lower)...column(upper) where signs.indices.contains(place) {
      signs[place] = edges.contains(place) ? "╋" : "━"
    }
    let estimate = column(change.value)
    if signs.indices.contains(estimate) { signs[estimate] = "●" }
    if column(lower) < 0 { signs[0] = "<" }
    if column(upper) >= width { signs[width - 1] = ">" }
    return .drawing(signs).role(row.verdictText.runs.first?.role)
  }
}
