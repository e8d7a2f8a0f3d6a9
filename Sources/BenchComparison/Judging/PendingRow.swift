import BenchModel

/// A row of a comparison before its verdict.
indirect enum PendingRow: Sendable {
  /// It has its verdict already.
  case settled(ComparisonRow)
  /// Its verdict needs the confidence of the whole comparison.
  case estimated(EstimatedRow)
  /// It has two single figures, and its verdict needs what two moments differ by.
  case point(PointRow)

  var id: BenchmarkID {
    switch self {
    case .settled(let row): row.id
    case .estimated(let row): row.subject.id
    case .point(let row): row.subject.id
    }
  }

  /// What was compared, nil where nothing was.
  var figure: (metric: Metric, statistic: Statistic)? {
    switch self {
    case .settled(let row): row.compared.map { ($0.metric, $0.statistic) }
    case .estimated(let row): (row.subject.metric, row.statistic)
    case .point(let row): (row.subject.metric, row.statistic)
    }
  }

  /// Whether it is a count that gave one value on either side, or one of instructions whose values lie within half of
  /// its tolerance.
  ///
  /// Twice what such values differ by still ends within the tolerance, and 1 % more lies beyond it: a count that
  /// scatters more, as that of many threads does, can prove neither.
  var repeats: Bool {
    guard case .settled(let row) = self, let figures = row.compared, figures.metric.nature == .exact
    else { return false }
    let share = figures.metric.is(.instructions) ? (figures.toleranceShare ?? 0) / 2 : 0
    return [figures.baseline, figures.current].allSatisfy { side in
      let (lower, upper) = (side.lower ?? side.value, side.upper ?? side.value)
      return upper - lower <= share * side.value
    }
  }

  mutating func assign(_ role: RowRole, mayFail: Bool) {
    switch self {
    case .settled(let row): self = .settled(row.with(role: role))
    case .estimated(var row):
      row.role = role
      row.mayFail = mayFail
      self = .estimated(row)
    case .point(var row):
      row.role = role
      self = .point(row)
    }
  }
}
