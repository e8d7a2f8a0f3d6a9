import BenchModel

extension Gate.Counts {
  /// Counts rows by verdict, and benchmarks by what happened to them.
  init(of rows: [ComparisonRow], _ numbers: BenchmarkNumbers, _ standings: BenchmarkStandings) {
    self.init()
    provenBenchmarks = standings.proven.count
    openBenchmarks = standings.open.count
    var isFine: [Bool] = []
    isFine.reserveCapacity(rows.count)
    for row in rows {
      count(row)
      if row.gates, row.minimumDetectableChange != nil { intervalRows += 1 }
      isFine.append(row.gates && row.isFine)
      // Rows about a benchmark as a whole name no metric; there is one of them for each such benchmark.
      guard row.metric == nil else { continue }
      if row.presence == .added { added += 1 }
      if row.presence == .removed { removed += 1 }
      if row.obstacle == .failed { failed += 1 }
    }
    benchmarks = numbers.ids.count
    fineRows = isFine.count { $0 }
    fineBenchmarks = numbers.count { isFine[$0] }
    comparedBenchmarks = numbers.count { rows[$0].compared != nil }
  }

  private mutating func count(_ row: ComparisonRow) {
    switch row.verdict {
    case .regressed: regressed += 1
    case .improved: improved += 1
    case .noRegression: noRegression += 1
    case .inconclusive where row.role == .informing: openInforming += 1
    case .inconclusive: inconclusive += 1
    case .invalid: invalid += 1
    case nil: break
    }
  }
}

extension ComparisonRow {
  /// Whether the interval is narrow enough to tell a change of the tolerance's size from no change.
  ///
  /// The smallest detectable change lies beyond the tolerance by what the interval needs: where that is no more than
  /// the tolerance, an unchanged row is proven unchanged, and one that is worse by twice the tolerance is called
  /// regressed, each with a chance of 80 %.
  fileprivate var isFine: Bool {
    guard let detectable = minimumDetectableChange, let tolerance = toleranceShare, let metric else { return false }
    let orientation = Orientation(direction: metric.direction)
    return orientation.logDistance(ofShare: detectable) <= 2 * orientation.logDistance(ofShare: tolerance)
  }
}
