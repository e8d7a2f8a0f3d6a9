import BenchModel

/// What an entry has to fulfil beyond having the right shape, so that no figure is lost or counted twice.
enum HistoryValidation {
  private struct Figure: Hashable {
    let metric: ByteKey
    let statistic: Statistic
  }

  /// What is wrong with a line, nil for a sound one.
  static func fault(of line: HistoryLine.Content) -> String? {
    switch line {
    case .run(let entry): fault(of: entry)
    case .folded(let runs): fault(of: runs)
    }
  }

  private static func fault(of entry: HistoryEntry) -> String? {
    var metrics: Set<ByteKey> = []
    for metric in entry.metrics where !metrics.insert(ByteKey(metric.name)).inserted {
      return "metric '\(metric.name)' is defined twice"
    }
    var seen: Set<BenchmarkID> = []
    for result in entry.results {
      if !seen.insert(result.id).inserted { return "benchmark '\(result.id)' occurs twice" }
      var figures: Set<Figure> = []
      for figure in result.figures {
        let metric = ByteKey(figure.metric)
        if !metrics.contains(metric) {
          return "'\(result.id)' has a figure of metric '\(figure.metric)', which the line does not define"
        }
        if !figures.insert(Figure(metric: metric, statistic: figure.statistic)).inserted {
          return "'\(result.id)' has two figures \(figure.metric) \(figure.statistic.rawValue)"
        }
      }
    }
    return nil
  }

  private struct Series: Hashable {
    let id: BenchmarkID
    let metric: Int
    let statistic: Statistic
  }

  private static func fault(of folded: FoldedRuns) -> String? {
    var runs: Set<ByteKey> = []
    for run in folded.runs {
      if !runs.insert(ByteKey(run.run)).inserted { return "run '\(run.run)' occurs twice" }
      if let number = run.environment, !folded.environments.indices.contains(number) {
        return "run '\(run.run)' has environment \(number), which the line does not define"
      }
    }
    var seen: Set<Series> = []
    for series in folded.series {
      let name = "'\(series.id)' \(series.statistic.rawValue)"
      guard folded.metrics.indices.contains(series.metric) else {
        return "\(name) has metric \(series.metric), which the line does not define"
      }
      if !seen.insert(Series(id: series.id, metric: series.metric, statistic: series.statistic)).inserted {
        return "\(name) occurs twice"
      }
      guard series.values.count == series.places?.count ?? folded.runs.count else {
        return "\(name) has \(series.values.count) values for \(series.places?.count ?? folded.runs.count) runs"
      }
      guard [series.places, series.scattered].allSatisfy({ isSelection($0 ?? [], of: folded.runs.count) }) else {
        return "\(name) has places that are none of its \(folded.runs.count) runs in ascending order"
      }
    }
    return nil
  }

  private static func isSelection(_ places: [Int], of count: Int) -> Bool {
    places.allSatisfy((0..<count).contains) && zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
  }
}
