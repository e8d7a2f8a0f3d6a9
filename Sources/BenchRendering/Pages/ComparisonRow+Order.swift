import BenchModel

extension ComparisonRow {
  /// Whether a reader has to look at the row; a proven absence of regression is folded away, and so is what leaves
  /// nothing open.
  var matters: Bool { verdict != .noRegression && !isOpenInforming }

  /// Whether it only informs and proves nothing.
  package var isOpenInforming: Bool { role == .informing && verdict == .inconclusive }

  /// The rows in the order in which a reader ought to see them; those that are alike stay in their order.
  static func worstFirst(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    let urgencies = rows.map(\.urgency)
    return PlaceOrder.sorted(rows.count) { urgencies[$0] < urgencies[$1] }.map { rows[$0] }
  }

  private var urgency: Urgency {
    let change = change?.value ?? 0
    let informs = role == .informing
    return switch verdict {
    case .regressed: Urgency(rank: 0, informs: informs, within: -change)
    case .invalid: Urgency(rank: gates ? 1 : 4, informs: informs, within: 0)
    case .inconclusive: Urgency(rank: 2, informs: informs, within: -change)
    case .improved: Urgency(rank: failsByImprovement ? 1 : 3, informs: informs, within: change)
    case nil: Urgency(rank: 4, informs: informs, within: 0)
    case .noRegression: Urgency(rank: 5, informs: informs, within: 0)
    }
  }

  private struct Urgency: Comparable {
    let rank: Int
    /// What only informs stands below what decides.
    let informs: Bool
    let within: Double

    static func < (left: Self, right: Self) -> Bool {
      if left.rank != right.rank { return left.rank < right.rank }
      return left.informs != right.informs ? right.informs : left.within < right.within
    }
  }
}
