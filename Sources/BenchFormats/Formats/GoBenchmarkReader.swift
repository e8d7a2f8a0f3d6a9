import BenchModel
import StrictJSON

/// Collects the results of Go's benchmark text, line by line, from bytes.
struct GoBenchmarkReader {
  /// All values of one unit of one benchmark, and where in them another process begins.
  struct Series {
    let benchmark: Int
    let unit: Int
    var values: [Double] = []
    /// The process of each stretch of values, the place of its first value, and the largest count of iterations in it:
    /// values are single operations only if every one of them is.
    var starts: [(process: Int, place: Int, iterations: Int)] = []
  }

  /// The configuration that lines stand under, as far as it may tell benchmarks of one name apart.
  struct Scope: Hashable {
    var package = ""
    var facts: [String: String] = [:]
  }

  var names = NameTable()
  var units = NameTable()
  var series: [Series] = []
  var scopes: [Scope] = []
  /// What `--- FAIL` and `--- SKIP` lines name, with the scope they stand in.
  var endings: [(name: String, scope: Int, status: BenchmarkResult.Status)] = []
  /// What `Unit` lines say.
  var unitFacts: [String: [String: String]] = [:]
  /// Facts of the machine, as last said.
  var machine: [String: String] = [:]
  /// Whether a package ended wrongly without saying which benchmark did.
  var lostPackage = false

  /// What was printed by the package that the next line is of, and by each of the others.
  var output = GoTestOutput(package: "")
  private var others: [String: GoTestOutput] = [:]
  private var scopeNumbers: [Scope: Int] = [:]
  /// The series of each benchmark, mostly a handful.
  var seriesOfName: [[Int]] = []
  /// The same by their units, of benchmarks that have more than a handful.
  var seriesByUnit: [Int: [Int: Int]] = [:]
  private var processes = 0
  /// The fields of the line that is being read, kept for the next one to use their room.
  var fields: [Range<Int>] = []
  /// Benchmarks of which a result cannot be read, and why.
  var torn: [(name: Int, reason: String)] = []
  /// Names that end like a number of processors and have none, as the events show.
  var plainNames: Set<String> = []

  /// Reads a line of text that is no event's; only the last line of a file may have no end.
  mutating func read(
    _ bytes: [UInt8], line: Range<Int>, number: Int, isUnterminated: Bool
  ) throws(ReadingFault) {
    if !output.package.isEmpty { select("") }
    if isUnterminated { try checkWhole(bytes[line], number: number) }
    try read(bytes, line, number: number)
  }

  /// Notes that a package could not be built, so that its benchmarks are missing.
  mutating func losePackage() { lostPackage = true }

  /// Notes a benchmark that begins.
  mutating func begin(_ event: GoTestEvent) {
    select(event.package)
    output.tests.insert(event.test)
  }

  /// Reads a part of what a package printed, which may end within a line; a package that is known from elsewhere is
  /// overruled by a line that names one.
  mutating func read(part: [UInt8], of event: GoTestEvent, line number: Int) throws(ReadingFault) {
    select(event.package)
    output.test = event.test
    let text = output.rest.isEmpty ? part : output.rest + part
    output.rest = []
    output.lastLine = number
    // The mark at the start of a file is none here.
    var lines = LineSequence(text, after: number)
    while let line = lines.next() {
      if lines.isUnterminated {
        output.rest = Array(text[line.lowerBound...])
      } else {
        try read(text, line, number: number)
      }
    }
  }

  /// Reads what packages printed last and never ended.
  mutating func finish() throws(ReadingFault) {
    for package in [output.package] + others.keys.ordered() {
      select(package)
      try checkWhole(output.rest[...], number: output.lastLine)
      if !output.rest.isEmpty { try read(output.rest, output.rest.indices, number: output.lastLine) }
      // The line that would tell whose the figures are was cut off with the end of the test run.
      if output.hasHeader { output.figuresBesideName = nil }
      endAnnouncement()
    }
    others[output.package] = output
  }

  private mutating func select(_ package: String) {
    if output.package == package { return }
    others[output.package] = output
    output = others.removeValue(forKey: package) ?? GoTestOutput(package: package)
  }

  /// The benchmarks whose results were the last of a test run that has a header and no end.
  var unended: Set<Int> { Set(others.values.compactMap(\.unended)) }

  /// What is wrong with a line that nothing ends, if it may be a result.
  private func checkWhole(_ line: ArraySlice<UInt8>, number: Int) throws(ReadingFault) {
    if line.starts(with: GoBenchmarkLine.resultStart) {
      throw ReadingFault(
        line: number,
        "the file ends within this result line, which may be cut short; if it is whole, end it with a line feed")
    }
    if output.announced != nil, GoBenchmarkLine.mayBeFigures(Array(line), 0..<line.count) {
      throw ReadingFault(line: number, "the file ends within this line, which may be figures cut short")
    }
    if !line.isEmpty, GoBenchmarkLine.resultStart.starts(with: line) {
      throw ReadingFault(line: number, "the file ends within this line, which may be a result cut short")
    }
  }

  private mutating func read(_ bytes: [UInt8], _ line: Range<Int>, number: Int) throws(ReadingFault) {
    if GoBenchmarkLine.beginsLikeResult(bytes, line) {
      readResult(bytes, line, number: number)
    } else if let result = GoBenchmarkLine.resultBehindText(bytes, line) {
      readResult(bytes, result, number: number)
    } else if try !readFigures(bytes, line, number: number) {
      readOther(bytes, line)
    }
  }

  mutating func beginProcessIfNeeded() {
    output.isBetweenRuns = false
    if output.isNewProcess {
      output.process = processes
      processes += 1
      output.isNewProcess = false
    }
    guard output.scopeNumber < 0 else { return }
    output.scopeNumber = number(of: output.scope)
  }

  mutating func number(of scope: Scope) -> Int {
    if let known = scopeNumbers[scope] { return known }
    scopeNumbers[scope] = scopes.count
    scopes.append(scope)
    return scopes.count - 1
  }
}
