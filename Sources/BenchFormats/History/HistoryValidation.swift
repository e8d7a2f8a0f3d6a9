import BenchModel

/// What an entry has to fulfil beyond having the right shape, so that no figure is lost or counted twice.
enum HistoryValidation {
  /// What is wrong with an entry, nil for a sound one.
  static func fault(of entry: HistoryEntry) -> String? {
    var metrics: Set<[UInt8]> = []
    for metric in entry.metrics where !metrics.insert(Array(metric.name.utf8)).inserted {
      return "metric '\(metric.name)' is defined twice"
    }
    var seen: Set<BenchmarkID> = []
    for result in entry.results {
      if !seen.insert(result.id).inserted { return "benchmark '\(result.id)' occurs twice" }
      var figures: Set<[UInt8]> = []
      for figure in result.figures {
        let name = Array(figure.metric.utf8)
        if !metrics.contains(name) {
          return "'\(result.id)' has a figure of metric '\(figure.metric)', which the line does not define"
        }
        if !figures.insert(name + [0] + Array(figure.statistic.rawValue.utf8)).inserted {
          return "'\(result.id)' has two figures \(figure.metric) \(figure.statistic.rawValue)"
        }
      }
    }
    return nil
  }
}
