import BenchModel

/// The order of rows on every surface: regressed and worst first, what needs no attention last, ties by identity.
enum RowOrder {
  static func sorted(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    let identities = Set(rows.map(\.id)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(identities, identities.indices))
    // The place of a row before sorting is the last key: a row's metrics stay in the run's order.
    let keyed = rows.enumerated().map { index, row in
      (rank: rank(row), worse: severity(row), place: places[row.id] ?? 0, index: index, row: row)
    }
    return keyed.sorted { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      if left.worse != right.worse { return left.worse > right.worse }
      if left.place != right.place { return left.place < right.place }
      return left.index < right.index
    }.map(\.row)
  }

  private static func rank(_ row: ComparisonRow) -> Int {
    switch row.verdict {
    case .regressed: 0
    case .invalid: 1
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
