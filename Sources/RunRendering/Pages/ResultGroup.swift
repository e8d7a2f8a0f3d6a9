import BenchModel
import BenchRendering

/// The results of one group, in the suite's order.
struct ResultGroup {
  /// The group's name.
  let name: String
  /// Its results.
  let results: [BenchmarkResult]

  /// What the group is called on a page.
  var title: Inline { name.isEmpty ? "(no group)" : .name(name) }

  /// The groups of a run, in the order in which they first appear.
  static func groups(of results: [BenchmarkResult]) -> [ResultGroup] {
    var order: [BenchmarkID] = []
    var members: [BenchmarkID: [BenchmarkResult]] = [:]
    for result in results {
      // An identity compares bytes; strings that look alike are different groups.
      let group = BenchmarkID(group: result.id.group, name: "")
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(result)
    }
    return order.map { ResultGroup(name: $0.group, results: members[$0] ?? []) }
  }
}

extension Sample {
  /// The figures that a page shows: what a foreign file published, else what was derived from the measurements.
  ///
  /// Percentiles of batches are left out: they would be read as percentiles of operations, which batches hide.
  var shownSummary: Summary? {
    if let published { return published }
    guard var summary else { return nil }
    if iterations.contains(where: { $0 > 1 }) { (summary.p90, summary.p95, summary.p99) = (nil, nil, nil) }
    return summary
  }
}

extension BenchmarkResult {
  /// What the benchmark is called on a page.
  var title: Inline { .benchmark(id, label: label) }

  /// What the benchmark is called below its group's heading.
  var titleInGroup: String {
    label.map { "\(id.descriptionInGroup) \($0)" } ?? id.descriptionInGroup
  }

  /// The figures of a metric that a page shows.
  func summary(of metric: Metric) -> Summary? {
    sample(of: metric)?.shownSummary
  }

  /// What follows the status: the failure's kind, where that says more, and its reason.
  var failureDetail: Inline {
    guard let failure else { return Inline() }
    let reason: Inline = .sentence(failure.reason)
    return failure.kind.rawValue == status.rawValue ? ": \(reason)" : ", \(word: failure.kind): \(reason)"
  }

  /// How the status is to be seen.
  var role: Inline.Role {
    switch status {
    case .measured: .good
    case .failed, .timedOut: .bad
    case .skipped: .faint
    }
  }

  /// The last lines that the benchmark printed before it failed, if it printed any.
  var outputLines: [Inline] {
    guard let output = failure?.output else { return [] }
    let lines = output.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
    let shown = lines.suffix(Self.outputLineLimit).map { "\(outputLine: $0)" as Inline }
    let omitted = lines.count - shown.count
    return omitted == 0 ? shown : ["(\(.count(omitted, "earlier line", "earlier lines")) left out)"] + shown
  }

  /// What explains a crash stands in the last few lines.
  private static let outputLineLimit = 20
}

extension [BenchmarkResult] {
  /// How many there are, and how many of each status.
  var countsText: Inline {
    let parts: [Inline] = [
      (BenchmarkResult.Status.measured, "measured"), (.failed, "failed"), (.timedOut, "timed out"),
      (.skipped, "skipped"),
    ].compactMap { (status: BenchmarkResult.Status, word: Inline) in
      let count = count { $0.status == status }
      return count == 0 ? nil : "\(count) \(word)"
    }
    let total = Inline.count(count, "benchmark", "benchmarks")
    return isEmpty ? total : "\(total): \(Inline.commaSeparated(parts))"
  }
}
