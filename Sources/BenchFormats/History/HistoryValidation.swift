import BenchModel

/// What an entry has to fulfil beyond having the right shape, so that no figure is lost or counted twice.
enum HistoryValidation {
  private struct Figure: Hashable {
    let metric: ByteKey
    let statistic: Statistic
  }

  /// What is wrong with an entry, nil for a sound one.
  static func fault(of entry: HistoryEntry) -> String? {
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
}
