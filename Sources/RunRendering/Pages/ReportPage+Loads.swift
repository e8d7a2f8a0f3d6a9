import BenchModel
import BenchRendering

extension ReportPage {
  /// What many did at once, with the speed-up that is computed from it and the latency of operations under load.
  var loads: [Block] {
    guard let reviews = review?.loads, !reviews.isEmpty else { return threadsPicture }
    let results = Dictionary(run.results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = reviews.map { review in
      LoadRow(
        review: review, latency: results[review.id]?.summary(of: .latency),
        longest: results[review.id]?.summary(of: .longestLatency)?.max)
    }
    let processors: Inline = run.environment.logicalProcessors.map { " (\($0) here)" } ?? ""
    return [.heading(level: 2, "Concurrency")] + threadsPicture + [
      .table(Table(of: rows, columns: LoadRow.columns)),
      .paragraph(
        """
        Speed-up is what all do together over what one alone does on the same machine, launch by launch; efficiency is the \
        speed-up for each logical processor\(processors). Latencies are those of operations under load.
        """),
    ]
  }
}

/// One line of the table of loads.
private struct LoadRow: Sendable {
  let review: LoadReview
  let latency: Summary?
  let longest: Double?

  private func rate(_ value: Double) -> Inline { RowUnit(.perSecond, for: [value]).text(value) }

  private func time(_ value: Double?) -> Inline { RowUnit(.nanoseconds, for: [value]).text(value) }

  static let columns: [TableColumn<LoadRow>] = [
    .names("benchmark") { .name($0.review.id.description) },
    .figures("one alone", dropOrder: 3) { $0.rate($0.review.alone) },
    .figures("all together", dropOrder: 1) { $0.rate($0.review.together) },
    .figures("speed-up", dropOrder: 0) { .ratio($0.review.speedUp.value) },
    .figures("interval", dropOrder: 2) { row in
      guard let lower = row.review.speedUp.lower, let upper = row.review.speedUp.upper,
        let confidence = row.review.speedUp.confidence
      else { return Inline() }
      return "\(.ratio(lower)) to \(.ratio(upper)) at \(.confidence(confidence))"
    },
    .figures("efficiency", dropOrder: 4) { $0.review.efficiency.map { .share($0.value) } ?? Inline() },
    .figures("p50", dropOrder: 7) { $0.time($0.latency?.median) },
    .figures("p95", dropOrder: 6) { $0.time($0.latency?.p95) },
    .figures("p99", dropOrder: 5) { $0.time($0.latency?.p99) },
    .figures("longest", dropOrder: 8) { $0.time($0.longest) },
  ]
}
