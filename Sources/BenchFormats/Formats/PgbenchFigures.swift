import BenchModel

/// What pgbench states of all transactions, or of those of one script.
struct PgbenchFigures {
  /// Transactions a second with the words that say what they count.
  private(set) var rates: [(rate: Double, words: String)] = []
  private(set) var processed: Double?
  private(set) var planned: Double?
  private var failed = 0.0
  private var late: Double?
  private var mean: Double?
  private var deviation: Double?
  private var statements: [(text: String, milliseconds: Double)] = []
  private var columns = 0
  private var warnings: [String] = []

  mutating func read(_ line: TextLine) {
    let rest = line.value(after: "- ") ?? line.text.drop { $0 == " " }
    let line = TextLine(number: line.number, text: String(rest), isCut: false)
    if let tps = line.value(after: "tps = "), let rate = line.number(after: "tps = ") {
      rates.append((rate, String(tps.drop { $0 != "(" })))
    } else if let counts = line.value(after: "number of transactions actually processed: ") {
      let parts = counts.split(separator: "/")
      processed = parts.first?.number
      planned = parts.count > 1 ? parts[1].split(separator: " ").first?.number : nil
    } else if let count = line.number(after: "number of failed transactions: ") {
      failed = count
    } else if let count = line.number(after: "number of transactions skipped: "), count > 0 {
      warnings.append("\(rest.trimmed).")
    } else if line.text.hasPrefix("number of transactions above the ") {
      late = line.text.split(separator: ":").last?.split(separator: "/").first?.trimmed.number
    } else if let value = line.number(after: "latency average = ") {
      mean = value
    } else if let value = line.number(after: "latency stddev = ") {
      deviation = value
    } else if line.text.hasPrefix("statement latencies in milliseconds") {
      columns = line.text.contains("failures") ? 2 : 1
    } else if columns > 0 {
      readStatement(line)
    } else if line.text.contains("transactions ("), let range = line.text.range(after: "tps = ") {
      processed = line.fields.first?.number
      if let rate = line.text[range].prefix(while: { $0 != ")" }).number { rates.append((rate, "")) }
    }
  }

  private mutating func readStatement(_ line: TextLine) {
    var rest = line.text[...]
    var numbers: [Double] = []
    while numbers.count < columns, let value = rest.prefix(while: { $0 != " " && $0 != "\t" }).number {
      numbers.append(value)
      rest = rest.drop { $0 != " " && $0 != "\t" }.drop { $0 == " " || $0 == "\t" }
    }
    guard numbers.count == columns, !rest.isEmpty else {
      columns = 0
      return
    }
    // What a client does by itself is no statement.
    if !rest.hasPrefix("\\") { statements.append((String(rest).trimmed, numbers[0])) }
  }

  func add(
    to assembly: inout RunAssembly, _ id: BenchmarkID, process: Int, isOnly: Bool, intervals: [Double] = []
  ) {
    let plain = rates.filter { !$0.words.hasPrefix("(including") }
    let metric = Metric.throughput
    if let rate = plain.first?.rate {
      if intervals.isEmpty {
        assembly.add(id, metric, rate, process: process)
      } else {
        assembly.measure(id, metric, intervals, process: process)
      }
    }
    for including in rates where including.words.hasPrefix("(including") {
      assembly.add(id, metric.under("with connections"), including.rate, process: process)
    }
    if isOnly, let mean, let deviation {
      assembly.publish(
        id, .latency.inSteps(of: Self.step),
        Summary(count: processed.flatMap { Int(exactly: $0) }, mean: mean * 1e6, stdev: deviation * 1e6))
    }
    if let processed, processed + failed > 0 {
      assembly.addFailures(of: id, failed, among: processed + failed, process: process)
      if let late, processed > 0 {
        let share = Metric(name: "share of late transactions", unit: .count)
        assembly.add(id, count: share, late / processed, process: process)
      }
    }
    for warning in warnings { assembly.warn(id, warning) }
    if failed > 0 { assembly.warn(id, "\(Int(failed)) transactions failed.") }
  }

  func addStatements(
    to assembly: inout RunAssembly, group: String, _ parameters: [BenchmarkID.Parameter], process: Int
  ) {
    for (place, statement) in statements.enumerated() {
      let earlier = statements[..<place].count { $0.text == statement.text }
      let own = earlier > 0 ? [BenchmarkID.Parameter(name: "again", value: "\(earlier)")] : []
      let id = BenchmarkID(group: group, name: statement.text, parameters: parameters + own)
      assembly.name(id)
      assembly.add(id, .latency.inSteps(of: Self.step), statement.milliseconds * 1e6, process: process)
      if statement.milliseconds == 0 { assembly.skip(id, "it took less than the 1 μs that pgbench states") }
    }
  }

  /// Three digits of milliseconds.
  private static let step = 1000.0
}

extension String {
  /// The rest of the text behind an ASCII part of it.
  fileprivate func range(after part: String) -> Range<Index>? {
    self[...].lastRange(of: part).map { $0.upperBound..<endIndex }
  }
}
