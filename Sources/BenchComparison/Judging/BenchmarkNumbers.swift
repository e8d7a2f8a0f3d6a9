import BenchModel

/// The benchmarks of some rows, each with a number, so that what is counted by benchmark is looked up once a row.
struct BenchmarkNumbers: Sendable {
  /// The benchmarks by their numbers, in the order in which they came first.
  let ids: [BenchmarkID]
  /// The number of each row's benchmark, by the row's place.
  let ofRows: [Int]

  init(of rows: [ComparisonRow]) {
    var numbers = [BenchmarkID: Int](minimumCapacity: rows.count)
    var ids: [BenchmarkID] = []
    var ofRows: [Int] = []
    ofRows.reserveCapacity(rows.count)
    for place in rows.indices {
      let id = rows[place].id
      // The rows of a benchmark mostly follow each other.
      if place > 0, rows[place - 1].id == id {
        ofRows.append(ofRows[place - 1])
      } else if let number = numbers[id] {
        ofRows.append(number)
      } else {
        numbers[id] = ids.count
        ofRows.append(ids.count)
        ids.append(id)
      }
    }
    (self.ids, self.ofRows) = (ids, ofRows)
  }

  /// How many of the benchmarks have a row that is chosen.
  func count(where isChosen: (Int) -> Bool) -> Int {
    var chosen = [Bool](repeating: false, count: ids.count)
    for place in ofRows.indices where isChosen(place) { chosen[ofRows[place]] = true }
    return chosen.count { $0 }
  }
}
