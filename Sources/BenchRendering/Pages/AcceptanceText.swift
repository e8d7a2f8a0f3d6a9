import BenchModel

/// What to paste where a regression is to be accepted, and where it has to stand.
///
/// A policy is taken from the base side, so that a change under review does not relax its own gate: whoever only reads
/// "regressed" would put the entry where it does not count.
struct AcceptanceText {
  /// A benchmark and the bound that accepts all of its rows, in whole per cent.
  private struct Entry {
    let name: String
    let percent: Int
  }

  private let entries: [Entry]
  private let left: Int
  private let expires: String
  private let isSession: Bool
  private let acceptsByTrailer: Bool

  /// Whoever accepts ten times the baseline accepts everything, and the judge refuses it.
  private static let largestPercent = 900.0
  /// The worst ones; who accepts more than a few writes a pattern.
  private static let shown = 3

  init(_ comparison: Comparison) {
    let rows = comparison.rows.filter(\.failsByRegression)
    var percents: [BenchmarkID: Double] = [:]
    for row in rows { percents[row.id] = max(percents[row.id] ?? 0, (row.change?.value ?? .infinity) * 100) }
    let acceptable = percents.filter { $0.value < Self.largestPercent - 1 }
      .ordered { ($1.value, $0.key) < ($0.value, $1.key) }
    entries = acceptable.prefix(Self.shown).map {
      Entry(name: Self.pasted($0.key.description), percent: Int($0.value.rounded(.down)) + 1)
    }
    left = acceptable.count - entries.count
    expires = Self.lastDay(after: comparison.current.startedAt)
    isSession = rows.contains { $0.evidence == .paired }
    acceptsByTrailer = comparison.acceptsByTrailer ?? false
  }

  /// The words, with a heading of the given level; nothing where there is nothing to accept.
  func blocks(level: Int) -> [Block] {
    if entries.isEmpty { return [] }
    var blocks: [Block] = [
      .heading(level: level, "To accept what regressed"),
      .paragraph("In \(name: "baselines/policy.json") of the base side, under \"acknowledgements\":"),
      .code(
        entries.map { entry in
          #"""
          { "benchmark": "\#(outputLine: entry.name)", "bound": "\#(entry.percent)%", \#
          "expires": "\#(outputLine: expires)", "reason": "WHY" }
          """#
        }),
    ]
    if isSession || acceptsByTrailer {
      let trailer: Inline =
        acceptsByTrailer
        ? "Or as the last paragraph of a commit message of the change, since that policy accepts trailers:"
        : """
        With "acceptByTrailer": true in that policy the last paragraph of a commit message of the change does as well:
        """
      blocks += [
        .paragraph(trailer),
        .code(
          entries.map {
            "Performance-Accepted: \(outputLine: $0.name) +\($0.percent)% until \(outputLine: expires): WHY"
          }),
      ]
    }
    if left > 0 {
      blocks.append(ComparisonExtent.leftOut(left, "more benchmark regressed", "more benchmarks regressed"))
    }
    return blocks
  }

  /// A name as a pattern that a policy and a trailer hold on one line: what would end either stands as `?`.
  private static func pasted(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\"" || scalar == "\\" ? "?" : scalar
        }))
  }

  /// The last day of the year that the run was made in, or of the next one where that year is nearly over.
  private static func lastDay(after moment: String?) -> String {
    guard let day = moment.flatMap({ CalendarDate(ofMoment: $0) }) else { return "YYYY-MM-DD" }
    return "\(day.month < 10 ? day.year : day.year + 1)-12-31"
  }
}
