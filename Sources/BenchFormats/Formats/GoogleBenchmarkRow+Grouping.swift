import BenchModel

extension GoogleBenchmarkRow {
  /// The rows of each benchmark, in the order in which they come first.
  ///
  /// Two families of one name are two benchmarks, told apart by their places.
  static func grouped(_ all: [GoogleBenchmarkRow]) -> [[GoogleBenchmarkRow]] {
    let fitted = typed(all.filter { !$0.kind.isFit })
    var groups: [[GoogleBenchmarkRow]] = []
    var places: [ByteKey: [Int?: Int]] = [:]
    var last: (shared: GoogleBenchmarkKind.Shared, place: Int)?
    for row in fitted {
      if let last, last.shared === row.shared {
        groups[last.place].append(row)
        continue
      }
      let key = ByteKey(row.kind.runName)
      let known = places[key]?[row.kind.family]
      if let known {
        groups[known].append(row)
      } else {
        places[key, default: [:]][row.kind.family] = groups.count
        groups.append([row])
      }
      last = (row.shared, known ?? groups.count - 1)
    }
    return groups.map { rows in
      guard let first = rows.first, let families = places[ByteKey(first.kind.runName)], families.count > 1 else {
        return rows
      }
      return rows.map { row in row.changing { $0.isOneOfSeveral = true } }
    }
  }

  /// The rows with what the library up to 1.4.1 leaves unsaid: `X_mean` beside an `X` is its mean.
  private static func typed(_ rows: [GoogleBenchmarkRow]) -> [GoogleBenchmarkRow] {
    if rows.allSatisfy(\.kind.hasType) { return rows }
    let names = Set(rows.map { ByteKey($0.kind.name) })
    return rows.map { row in
      let name = row.kind.name
      guard !row.kind.hasType, let place = name.lastIndex(of: "_") else { return row }
      let (base, figure) = (String(name[..<place]), String(name[name.index(after: place)...]))
      guard aggregates.contains(figure) else { return row }
      // Of a benchmark that reports its aggregates only all three are there.
      guard names.contains(ByteKey(base)) || aggregates.allSatisfy({ names.contains(ByteKey("\(base)_\($0)")) }) else {
        return row
      }
      return row.changing { ($0.aggregate, $0.runName) = (figure, base) }
    }
  }

  private static let aggregates = ["mean", "median", "stddev"]
}
