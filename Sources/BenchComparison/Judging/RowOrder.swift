import BenchModel

/// The order of rows on every surface: regressed and worst first, what needs no attention last.
///
/// Equal rows keep their order: pairs are judged in the order of their identities, and metrics in the order of the run.
enum RowOrder {
  static func sorted(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    let keys = rows.map { (rank: rank($0), severity: severity($0)) }
    let places = PlaceOrder.sorted(rows.count) { left, right in
      if keys[left].rank != keys[right].rank { return keys[left].rank < keys[right].rank }
      if keys[left].severity != keys[right].severity { return keys[left].severity > keys[right].severity }
      return left < right
    }
    return places.map { rows[$0] }
  }

  private static func rank(_ row: ComparisonRow) -> Int {
    switch row.verdict {
    case .regressed: 0
    case .invalid: row.gates ? 1 : 4
    case .inconclusive: 2
    case .improved: 3
    case .noRegression: 4
    case nil: 5
    }
  }

  /// By how much a regressed row is worse; without a share, as from zero to something, it is the worst.
  private static func severity(_ row: ComparisonRow) -> Double {
    row.verdict == .regressed ? row.change?.value ?? .infinity : 0
  }
}
