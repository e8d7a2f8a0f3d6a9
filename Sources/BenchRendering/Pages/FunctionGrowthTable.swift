import BenchModel

/// The functions of a counted benchmark whose instructions grew most, beside those of the baseline.
struct FunctionGrowthTable {
  private struct Row {
    let name: String
    let before: Double
    let after: Double

    var growth: Double { after - before }
  }

  private let rows: [(title: Inline, rows: [Row])]

  /// As many as a reader looks at.
  private static let limit = 10

  /// Takes the functions of both sides, which are paired by their names.
  init(_ functions: Sides<[FunctionCost]>) {
    let before = Dictionary(functions.baseline.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let most = { (cost: (FunctionCost) -> Double) in
      let rows = functions.current.map { function in
        Row(name: function.name, before: before[function.name].map(cost) ?? 0, after: cost(function))
      }
      return Array(rows.filter { $0.growth > 0 }.sorted { $0.growth > $1.growth }.prefix(Self.limit))
    }
    rows = [
      ("Functions that execute more themselves:", most(\.own)),
      ("Functions that execute more with all that they call:", most(\.inclusive)),
    ]
  }

  /// A table for each kind of cost of which there is something to say.
  var blocks: [Block] {
    rows.filter { !$0.rows.isEmpty }.flatMap { title, rows in
      [
        .paragraph(title),
        .table(
          Table(
            of: rows,
            columns: [
              .names("function") { .name($0.name) },
              .figures("baseline", dropOrder: 2) { Self.count($0.before) },
              .figures("current", dropOrder: 2) { Self.count($0.after) },
              .figures("more instructions", dropOrder: 0) { Self.count($0.growth) },
            ])),
      ]
    }
  }

  private static func count(_ value: Double) -> Inline { RowUnit(.count, for: [value]).text(value) }
}
