import BenchModel

extension Gate.Counts {
  /// Counts rows by verdict, and benchmarks by what happened to them.
  init(of rows: [ComparisonRow]) {
    self.init()
    var all: Set<BenchmarkID> = []
    var compared: Set<BenchmarkID> = []
    for row in rows {
      all.insert(row.id)
      count(row.verdict)
      if row.evidence != nil { compared.insert(row.id) }
      // Rows about a benchmark as a whole name no metric; there is one of them for each such benchmark.
      guard row.metric == nil else { continue }
      if row.presence == .added { added += 1 }
      if row.presence == .removed { removed += 1 }
      if row.obstacle == .failed { failed += 1 }
    }
    benchmarks = all.count
    comparedBenchmarks = compared.count
  }

  private mutating func count(_ verdict: Verdict?) {
    switch verdict {
    case .regressed: regressed += 1
    case .improved: improved += 1
    case .noRegression: noRegression += 1
    case .inconclusive: inconclusive += 1
    case .invalid: invalid += 1
    case nil: break
    }
  }
}
