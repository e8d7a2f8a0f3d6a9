import BenchModel

/// What Catch2 prints on a console: three lines a benchmark below a heading, under its test case and sections.
enum Catch2TextFormat: RunFormat {
  static let name = "Catch2 console text"
  static let keyword = "catch2"

  static func refusal(of content: FileContent) -> String? {
    content.opening.contains { isHeading($0) }
      ? nil : "no heading \"benchmark name  samples  iterations  estimated\""
  }

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

  /// A benchmark of which the first or the first two lines were read.
  private struct Started {
    let id: BenchmarkID
    let samples: Int
    let line: Int
    var mean: Double?
  }

  var assembly = RunAssembly()
  private var place = Place.outside
  private var names: [String] = []
  /// The beginning of a name that is too long for its column.
  private var wrapped = ""
  private var started: Started?

  mutating func read(_ line: TextLine) throws(ReadingFault) {
    let text = line.text
    if text.hasPrefix("-----"), text.allSatisfy({ $0 == "-" }) { return rule() }
    if text.hasPrefix("....") || text.hasPrefix("====") { return leave() }
    if Catch2TextFormat.isHeading(text) {
      place = .table
      wrapped = ""
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
      throw ReadingFault(line: started.line, "the text ends before the mean and deviation of '\(started.id)'")
    }
  }

  private mutating func leave() {
    if place != .table { place = .outside }
    wrapped = ""
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

  /// Whether a benchmark of the table was read.
  private var isAfterRow = false

  private mutating func readTable(_ line: TextLine) throws(ReadingFault) {
    let fields = line.fields
    guard !fields.isEmpty else { return }
    if var current = started {
      // A benchmark that threw has a message in the place of its figures.
      guard let figure = Self.figure(fields) else {
        try line.checkWhole()
        assembly.fail(current.id, line.text.trimmed)
        return started = nil
      }
      if let mean = current.mean {
        assembly.publish(
          current.id, .time, Summary(count: current.samples, mean: mean, stdev: figure > 0 ? figure : nil))
        started = nil
      } else {
        current.mean = figure
        started = current
      }
      return
    }
    if fields.count >= 4, let samples = Int(fields[fields.count - 4]), Int(fields[fields.count - 3]) != nil,
      fields[fields.count - 2].number != nil, samples > 0
    {
      let own = fields.dropLast(4).joined(separator: " ")
      let name = [wrapped, own].filter { !$0.isEmpty }.joined(separator: " ")
      let id = BenchmarkID(group: names.joined(separator: "/"), name: name)
      started = Started(id: id, samples: samples, line: line.number)
      wrapped = ""
      isAfterRow = true
    } else {
      wrapped = [wrapped, line.text.trimmed].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// The first of three figures with their units, in nanoseconds.
  private static func figure(_ fields: [Substring]) -> Double? {
    guard fields.count == 6, fields[2].number != nil, fields[4].number != nil, let figure = fields[0].number,
      let scale = RateUnit.nanoseconds(in: String(fields[1]))
    else { return nil }
    return figure * scale
  }
}
