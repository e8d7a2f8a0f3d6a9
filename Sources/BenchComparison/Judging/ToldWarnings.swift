import BenchModel

/// What readers were told of benchmarks of both runs: crossed thresholds, requests that failed, values left out.
///
/// It is said of the runs, and by the first row of each benchmark, which stands in every output.
struct ToldWarnings: Sendable {
  /// A sentence for each thing that was told.
  let sentences: [String]
  private let notes: [BenchmarkID: String]

  init(before: RunIndex, after: RunIndex) {
    var told = Told()
    for (side, run) in [("baseline", before), ("current run", after)] {
      for result in run.source.run.results where !result.warnings.isEmpty { told.add(result, side) }
    }
    (sentences, notes) = (told.sentences, told.notes)
  }

  /// The rows with what was told of their benchmarks.
  func added(to rows: [ComparisonRow]) -> [ComparisonRow] {
    if notes.isEmpty { return rows }
    var said: Set<BenchmarkID> = []
    return rows.map { row in
      guard let note = notes[row.id], said.insert(row.id).inserted, let joined = RowNote.joined(row.note, note) else {
        return row
      }
      return row.with(note: joined)
    }
  }

  /// What is told, by benchmark and in the order of the runs; what both sides say alike is said once.
  private struct Told {
    private var order: [BenchmarkID] = []
    private var texts: [BenchmarkID: [(text: String, sides: [String])]] = [:]

    mutating func add(_ result: BenchmarkResult, _ side: String) {
      if texts[result.id] == nil { order.append(result.id) }
      var known = texts[result.id] ?? []
      for warning in result.warnings {
        if let place = known.firstIndex(where: { $0.text.utf8.elementsEqual(warning.utf8) }) {
          known[place].sides.append(side)
        } else {
          known.append((warning, [side]))
        }
      }
      texts[result.id] = known
    }

    var sentences: [String] { order.flatMap { id in said(of: id).map { "'\(id)': \($0)" } } }

    var notes: [BenchmarkID: String] {
      Dictionary(uniqueKeysWithValues: order.map { ($0, said(of: $0).joined(separator: " ")) })
    }

    private func said(of id: BenchmarkID) -> [String] {
      (texts[id] ?? []).map { text, sides in
        let start = Set(sides).count > 1 ? "Both sides" : sides[0].prefix(1).uppercased() + sides[0].dropFirst()
        return "\(start): \(text)\(text.hasSuffix(".") ? "" : ".")"
      }
    }
  }
}
