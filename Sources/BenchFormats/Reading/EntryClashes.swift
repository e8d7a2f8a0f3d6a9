import BenchModel

/// Results of one file that have one identity.
enum EntryClashes {
  /// Why a benchmark cannot be judged whose name stands twice in a file, with different figures.
  static let failure = Failure(
    kind: .reported, reason: "it occurs twice in the file with different figures, and nothing says which are meant")

  /// One result an identity: equal ones are the same entry once more, others have failed.
  static func resolved(_ results: [BenchmarkResult]) -> [BenchmarkResult] {
    var places: [BenchmarkID: Int] = [:]
    var unique: [BenchmarkResult] = []
    for result in results {
      guard let place = places[result.id] else {
        places[result.id] = unique.count
        unique.append(result)
        continue
      }
      if !isSame(unique[place], result) {
        unique[place] = BenchmarkResult(id: result.id, status: .failed, failure: failure)
      }
    }
    return unique
  }

  /// Whether two results say the same, whatever processes their values are said to be of.
  private static func isSame(_ first: BenchmarkResult, _ second: BenchmarkResult) -> Bool {
    first.status == second.status && first.samples.count == second.samples.count
      && zip(first.samples, second.samples).allSatisfy { one, other in
        one.metric.isSameName(as: other.metric) && one.values == other.values && one.published == other.published
      }
  }
}
