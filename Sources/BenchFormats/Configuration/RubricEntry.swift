import BenchModel
import StrictJSON

/// The entries of the rubric's lists as people write them.
enum RubricEntry {
  /// A line of the summary.
  struct Line: Decodable {
    let title: String
    let benchmark: String
    let metric: String
    let statistic: Located<Choice<Statistic>>

    /// What the entry means.
    ///
    /// - Throws: a statistic that one run by itself has no figure of.
    func line(at position: JSONPosition?, in places: PolicyPlaces) throws(FormatError) -> SummaryLine {
      guard SummaryLine.statistics.contains(statistic.value.value) else {
        let words = SummaryLine.statistics.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        throw places.fault("a line of the summary states one of \(words)", at: statistic.position)
      }
      return SummaryLine(
        title: title, benchmark: benchmark, metric: metric, statistic: statistic.value.value,
        origin: places.origin(of: position))
    }
  }
}
