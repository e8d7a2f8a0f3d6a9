import BenchModel

/// Where every benchmark stands that was compared and can fail the gate.
struct BenchmarkStandings: Sendable {
  /// Benchmarks with a row that regressed and is not accepted.
  private(set) var regressed: [BenchmarkID] = []
  /// Benchmarks whose deciding rows are all decided.
  private(set) var proven: [BenchmarkID] = []
  /// Benchmarks with a deciding row that is not.
  private(set) var open: [BenchmarkID] = []
  /// Those of the open benchmarks that have no deciding row at all.
  private(set) var withoutDecidingRow: [BenchmarkID] = []
  /// Whether all deciding rows are times and rates, so that worse is slower.
  private(set) var areTimes = true
  /// The largest change for the worse that the deciding rows of open benchmarks leave possible; infinite where one of
  /// them has no interval.
  private(set) var largestHidden = -Double.infinity
  /// The share of the benchmarks that were decided: of those with a row of time, or of all where none has one.
  var decidedShare: Double { asked.all > 0 ? Double(asked.decided) / Double(asked.all) : 0 }
  /// How many those are.
  private(set) var asked = (decided: 0, all: 0)

  init(of rows: [ComparisonRow], _ numbers: BenchmarkNumbers) {
    var places = [[Int]](repeating: [], count: numbers.ids.count)
    for place in rows.indices where rows[place].gates && rows[place].compared != nil {
      places[numbers.ofRows[place]].append(place)
    }
    let compared = places.indices.filter { !places[$0].isEmpty }
    let order = PlaceOrder.sorted(compared.count) { numbers.ids[compared[$0]] < numbers.ids[compared[$1]] }
    var timed = (decided: 0, all: 0)
    for number in order.map({ compared[$0] }) {
      let rows = places[number].map { rows[$0] }
      let isOpen = add(numbers.ids[number], rows)
      guard rows.contains(where: { $0.metric?.is(.time) == true }) else { continue }
      timed.all += 1
      if !isOpen { timed.decided += 1 }
    }
    asked = timed.all > 0 ? timed : (proven.count + regressed.count, compared.count)
  }

  /// How many benchmarks there are.
  var count: Int { regressed.count + proven.count + open.count }

  /// Adds a benchmark with the rows that were compared and can fail the gate, and says whether it is open.
  private mutating func add(_ id: BenchmarkID, _ rows: [ComparisonRow]) -> Bool {
    let deciding = rows.filter { $0.role == .deciding }
    if deciding.contains(where: { $0.metric?.isTimeOrRate != true }) { areTimes = false }
    if rows.contains(where: \.failsByRegression) {
      regressed.append(id)
      return false
    }
    let undecided = deciding.filter(\.isOpen)
    guard !undecided.isEmpty || deciding.isEmpty else {
      proven.append(id)
      return false
    }
    open.append(id)
    if deciding.isEmpty { withoutDecidingRow.append(id) }
    let ends = undecided.map { $0.change?.upper ?? .infinity }
    largestHidden = max(largestHidden, ends.max() ?? .infinity)
    return true
  }

  /// How many benchmarks are proven, and how many are not, as the first line says it.
  var text: String {
    let word = areTimes ? "slower" : "worse"
    let start = "\(DecimalText.grouped(proven.count)) of \(GateWords.benchmarks(count)) proven not \(word)"
    if open.isEmpty { return start }
    let hidden =
      largestHidden.isFinite
      ? " (could have hidden \(DecimalText.signedPercent(largestHidden)))" : " (without an interval)"
    return "\(start), \(DecimalText.grouped(open.count)) open\(hidden)"
  }
}
