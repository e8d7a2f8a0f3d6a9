import BenchModel

/// What Catch2 prints on a console: three lines a benchmark below a heading, under its test case and sections.
enum Catch2TextFormat: FileFormat {
  static let name = "Catch2 console text"
  static let keyword = "catch2"

  static let signature = Signature(lines: [
    LineMark(start: "benchmark name ", check: { isHeading(String(decoding: $0[$1], as: UTF8.self)) })
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var reader = Catch2TextReader()
    for line in TextLine.all(in: content.bytes) { try reader.read(line) }
    try reader.finish()
    return reader.assembly.run(identity: identity, suite: "Catch2")
  }

  /// Older versions say `est run time` for the last column.
  static func isHeading(_ line: some StringProtocol) -> Bool {
    let words = line.split(separator: " ")
    return words.count >= 5 && words[0] == "benchmark" && words[1] == "name" && words[2] == "samples"
      && words[3] == "iterations"
  }
}

/// Follows Catch2's console text line by line.
private struct Catch2TextReader {
  private enum Place {
    /// Between test cases.
    case outside
    /// Between the two rules around the name of a test case and its sections.
    case names
    /// Below the heading of a table.
    case table
  }

  /// A benchmark of which the first or the first two lines were read; its name may go on in any of them.
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
  /// Whether a benchmark of the table was read.
  private var isAfterRow = false

  mutating func read(_ line: TextLine) throws(ReadingFault) {
    let text = line.text
    if text.hasPrefix("-----"), text.allSatisfy({ $0 == "-" }) { return rule() }
    if text.hasPrefix("....") || text.hasPrefix("====") { return leave() }
    if Catch2TextFormat.isHeading(text) {
      place = .table
      isAfterRow = false
      return
    }
    switch place {
    case .names: names.append(text.trimmed)
    case .table: try readTable(line)
    case .outside: break
    }
  }

  /// Says whether the text ended within a benchmark.
  func finish() throws(ReadingFault) {
    if let started {
      throw ReadingFault(line: started.line, "the text ends before the mean and deviation of '\(id(of: started))'")
    }
  }

  private mutating func leave() {
    if place != .table { place = .outside }
  }

  private mutating func rule() {
    switch place {
    case .outside:
      names = []
      place = .names
    case .names: place = .outside
    // The rule below the heading, or the one above the next test case.
    case .table:
      if !assembly.isEmpty, started == nil, isAfterRow {
        names = []
        place = .names
        isAfterRow = false
      }
    }
  }

  private mutating func readTable(_ line: TextLine) throws(ReadingFault) {
    let fields = line.fields
    guard !fields.isEmpty else { return }
    if var current = started {
      // A benchmark that threw has a message in the place of its figures.
      guard let figure = Self.figure(fields.suffix(Self.figureFields)) else {
        try line.checkWhole()
        assembly.fail(id(of: current), line.text.trimmed)
        return started = nil
      }
      current.name += fields.dropLast(Self.figureFields)
      if let mean = current.mean {
        assembly.publish(
          id(of: current), .time, Summary(count: current.samples, mean: mean, stdev: figure > 0 ? figure : nil))
        started = nil
      } else {
        current.mean = figure
        started = current
      }
      return
    }
    guard fields.count > 4, let samples = Int(fields[fields.count - 4]), Int(fields[fields.count - 3]) != nil,
      fields[fields.count - 2].number != nil, samples > 0
    else { return }
    started = Started(name: Array(fields.dropLast(4)), samples: samples, line: line.number)
    isAfterRow = true
  }

  private func id(of started: Started) -> BenchmarkID {
    BenchmarkID(group: names.joined(separator: "/"), name: started.name.joined(separator: " "))
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
