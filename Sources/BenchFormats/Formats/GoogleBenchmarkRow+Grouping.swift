import BenchModel

extension GoogleBenchmarkRow {
  /// The rows of each benchmark, in the order in which they come first.
  ///
  /// Two families of one name are two benchmarks, told apart by their places.
  static func grouped(_ all: [GoogleBenchmarkRow]) -> [[GoogleBenchmarkRow]] {
    let fitted = typed(all.filter { !$0.isFit })
    var groups: [[GoogleBenchmarkRow]] = []
    var places: [ByteKey: [Int?: Int]] = [:]
    for row in fitted {
      let key = ByteKey(row.runName)
      if let place = places[key]?[row.family] {
        groups[place].append(row)
      } else {
        places[key, default: [:]][row.family] = groups.count
        groups.append([row])
      }
    }
    return groups.map { rows in
      guard let first = rows.first, let families = places[ByteKey(first.runName)], families.count > 1 else {
        return rows
      }
      return rows.map { $0.toldApart }
    }
  }

  /// The rows with what the library up to 1.4.1 leaves unsaid: `X_mean` beside an `X` is its mean.
  private static func typed(_ rows: [GoogleBenchmarkRow]) -> [GoogleBenchmarkRow] {
    let names = Set(rows.map { ByteKey($0.name) })
    return rows.map { row in
      guard !row.hasType, let place = row.name.lastIndex(of: "_") else { return row }
      let (base, figure) = (String(row.name[..<place]), String(row.name[row.name.index(after: place)...]))
      guard aggregates.contains(figure) else { return row }
      // Of a benchmark that reports its aggregates only all three are there.
      guard names.contains(ByteKey(base)) || aggregates.allSatisfy({ names.contains(ByteKey("\(base)_\($0)")) }) else {
        return row
      }
      var typed = row
      (typed.aggregate, typed.runName) = (figure, base)
      return typed
    }
  }

  private static let aggregates = ["mean", "median", "stddev"]

  private var toldApart: GoogleBenchmarkRow {
    var row = self
    row.isOneOfSeveral = true
    return row
  }
}
