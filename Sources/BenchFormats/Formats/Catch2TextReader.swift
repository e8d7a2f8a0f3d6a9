import BenchModel

/// Follows Catch2's console text line by line.
///
/// A test case begins with its names between two rules and goes on with tables, each below a heading that ends with a
/// rule. A benchmark has three lines in a table, or one where nothing was analysed; its name goes on in lines before
/// the first one or beside the others.
struct Catch2TextReader {
  private enum Place {
    case outside
    /// Between the rules around the names of a test case and its sections.
    case names
    /// In a heading, of which the columns say whether figures were analysed.
    case heading(isAnalysed: Bool)
    /// In the rows of a table.
    case table(isAnalysed: Bool)
  }

  /// A benchmark of which the first or the first two lines were read.
  private struct Started {
    var name: [Substring]
    let samples: Int
    let line: Int
    var mean: Double?
  }

  var assembly = RunAssembly()
  private var place = Place.outside
  private var names: [String] = []
  private var started: Started?
  /// The lines of a name that stand before the row with its figures.
  private var nameBefore: [Substring] = []
  /// How often each name came: a benchmark beside sections runs once for each of them.
  private var passes: [BenchmarkID: Int] = [:]
  private var ids: [BenchmarkID] = []
  private var failedGroups: Set<String> = []

  mutating func read(_ line: TextLine) throws(ReadingFault) {
    let text = line.text
    if text.hasPrefix("-----"), text.allSatisfy({ $0 == "-" }) { return rule() }
    if text.hasPrefix("....") || text.hasPrefix("====") { return leave() }
    if Catch2TextFormat.isHeading(text) {
      failStarted()
      return place = .heading(isAnalysed: text.split(separator: " ").last != "mean")
    }
    if text.trimmed.hasSuffix(": FAILED:") {
      failedGroups.insert(group)
      return leave()
    }
    switch place {
    case .names: names.append(text.trimmed)
    case .table(let isAnalysed): try readTable(line, isAnalysed: isAnalysed)
    case .outside, .heading: break
    }
  }

  /// Ends the text: a benchmark whose figures never came has failed, and so have all of a failed test case.
  mutating func finish() throws(ReadingFault) {
    failStarted()
    for id in ids where failedGroups.contains(id.group) { assembly.fail(id, "the test case around it failed") }
  }

  private var group: String { names.joined(separator: "/") }

  private mutating func leave() {
    failStarted()
    place = .outside
  }

  private mutating func rule() {
    switch place {
    case .outside, .table:
      failStarted()
      names = []
      place = .names
    case .names: place = .outside
    case .heading(let isAnalysed): place = .table(isAnalysed: isAnalysed)
    }
  }

  private mutating func readTable(_ line: TextLine, isAnalysed: Bool) throws(ReadingFault) {
    let fields = line.fields
    if fields.isEmpty {
      nameBefore = []
      return
    }
    if started != nil { return try readFigures(line, fields) }
    guard let row = Self.row(fields) else {
      if let place = line.text[...].lastRange(of: "Benchmark failed (") {
        let id = identified(nameBefore + line.text[..<place.lowerBound].split(separator: " "))
        assembly.fail(id, String(line.text[place.lowerBound...]).trimmed)
        nameBefore = []
      } else {
        nameBefore += fields
      }
      return
    }
    let name = nameBefore + fields.dropLast(4)
    nameBefore = []
    if isAnalysed {
      started = Started(name: name, samples: row.samples, line: line.number)
    } else {
      try line.checkWhole()
      assembly.publish(identified(name), .time, Summary(count: row.samples, mean: row.figure))
    }
  }

  private mutating func readFigures(_ line: TextLine, _ fields: [Substring]) throws(ReadingFault) {
    guard var current = started else { return }
    // A benchmark that threw has a message in the place of its figures.
    guard let figure = Self.figure(fields.suffix(Self.figureFields)) else {
      try line.checkWhole()
      assembly.fail(identified(current.name), line.text.trimmed)
      return started = nil
    }
    current.name += fields.dropLast(Self.figureFields)
    if let mean = current.mean {
      assembly.publish(
        identified(current.name), .time,
        Summary(count: current.samples, mean: mean, stdev: figure > 0 ? figure : nil))
      started = nil
    } else {
      current.mean = figure
      started = current
    }
  }

  private mutating func failStarted() {
    nameBefore = []
    guard let current = started.take() else { return }
    assembly.fail(identified(current.name), "line \(current.line) begins it, and its mean and deviation do not follow")
  }

  /// The identity of a benchmark of the test case, another one for each pass through it.
  private mutating func identified(_ name: [Substring]) -> BenchmarkID {
    let plain = BenchmarkID(group: group, name: name.joined(separator: " "))
    let pass = passes[plain, default: 0] + 1
    passes[plain] = pass
    let id = plain.numbered(pass)
    ids.append(id)
    return id
  }

  /// A name, samples and iterations, and a duration with its unit; nil for a line of another kind.
  private static func row(_ fields: [Substring]) -> (samples: Int, figure: Double)? {
    guard fields.count > 4, let samples = Int(fields[fields.count - 4]), samples > 0,
      Int(fields[fields.count - 3]) != nil, let figure = fields[fields.count - 2].number,
      let scale = RateUnit.nanoseconds(in: String(fields[fields.count - 1]))
    else { return nil }
    return (samples, figure * scale)
  }

  /// A figure and its bounds, each with its unit.
  private static let figureFields = 6

  /// The first of three figures with their units, in nanoseconds.
  private static func figure(_ fields: ArraySlice<Substring>) -> Double? {
    let fields = Array(fields)
    guard fields.count == figureFields, fields[2].number != nil, fields[4].number != nil, let figure = fields[0].number,
      let scale = RateUnit.nanoseconds(in: String(fields[1]))
    else { return nil }
    return figure * scale
  }
}

extension BenchmarkID {
  /// The identity of a benchmark that the same code registers once more in each pass through a test case.
  func numbered(_ pass: Int) -> BenchmarkID {
    if pass == 1 { return self }
    return BenchmarkID(group: group, name: name, parameters: parameters + [.init(name: "pass", value: "\(pass)")])
  }
}
