/// How much of a comparison a page holds.
struct ComparisonExtent: Sendable {
  /// Whether what rows have beside their figures is there, folded or not.
  var listsRest = true
  /// Whether unchanged rows have a table, folded or not; otherwise they are counted.
  var listsUnchanged = true
  /// Whether all inconclusive rows have one.
  var listsUndecided = true
  /// The most objectives and warnings that are listed.
  var mostRemarks = Int.max
  /// The most rows of those that matter, the worst first.
  var mostRows = Int.max

  static let whole = ComparisonExtent()

  /// A sentence about what is left out and how many there are.
  static func leftOut(_ count: Int, _ one: Inline, _ many: Inline) -> Block {
    .paragraph("\(Inline.count(count, one, many)), left out to keep the page short.")
  }
}
