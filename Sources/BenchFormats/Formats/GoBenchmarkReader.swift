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

  private(set) var names = NameTable()
  private(set) var units = NameTable()
  var series: [Series] = []
  private(set) var scopes: [Scope] = []
  /// What `--- FAIL` and `--- SKIP` lines name, with the scope they stand in.
  private(set) var endings: [(name: String, scope: Int, status: BenchmarkResult.Status)] = []
  /// What `Unit` lines say.
  private(set) var unitFacts: [String: [String: String]] = [:]
  /// Facts of the machine, as last said.
  private(set) var machine: [String: String] = [:]
  /// Whether a package ended wrongly without saying which benchmark did.
  private(set) var lostPackage = false

  /// What was printed by the package that the next line is of, and by each of the others.
  private var output = GoTestOutput(package: "")
  private var others: [String: GoTestOutput] = [:]
  private var scopeNumbers: [Scope: Int] = [:]
  /// The series of each benchmark, mostly a handful.
  private var seriesOfName: [[Int]] = []
  /// The same by their units, of benchmarks that have more than a handful.
  private var seriesByUnit: [Int: [Int: Int]] = [:]
  private var processes = 0
  /// The fields of the line that is being read, kept for the next one to use their room.
  private var fields: [Range<Int>] = []

  /// Facts of a machine rather than of a measurement.
  private static let machineKeys: Set<String> = ["goos", "goarch", "cpu"]

  /// Reads text, before which so many lines came, and returns how many there are then; only the last line of a file may
  /// have no end.
  mutating func read(lines bytes: [UInt8], after number: Int) throws(ReadingFault) -> Int {
    var lines = LineSequence(bytes, after: number)
    while let line = lines.next() {
      if lines.isUnterminated { try checkWhole(bytes[line], number: lines.number) }
      try read(bytes, line, number: lines.number)
    }
    return lines.number
  }

  /// Reads a part of what a package printed, which may end within a line; a package that is known from elsewhere is
  /// overruled by a line that names one.
  mutating func read(part: [UInt8], of package: String, line number: Int) throws(ReadingFault) {
    select(package)
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
      readOther(output.rest, output.rest.indices)
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
    if !line.isEmpty, GoBenchmarkLine.resultStart.starts(with: line) {
      throw ReadingFault(line: number, "the file ends within this line, which may be a result cut short")
    }
  }

  private mutating func read(_ bytes: [UInt8], _ line: Range<Int>, number: Int) throws(ReadingFault) {
    if bytes[line].starts(with: GoBenchmarkLine.resultStart) {
      try readResult(bytes, line, number: number)
    } else {
      readOther(bytes, line)
    }
  }

  private mutating func readResult(_ bytes: [UInt8], _ line: Range<Int>, number: Int) throws(ReadingFault) {
    GoBenchmarkLine.split(bytes, line, into: &fields)
    // A name alone announces a benchmark; anything else without a count is prose, or the name with output behind it.
    guard fields.count > 1, let iterations = NumberText.count(in: bytes, fields[1]) else { return }
    guard fields.count >= 4, fields.count.isMultiple(of: 2) else {
      throw ReadingFault(line: number, "a result needs a name, a count, and pairs of a value and its unit")
    }
    beginProcessIfNeeded()
    let name = names.number(of: bytes, fields[0], scope: output.scopeNumber)
    while seriesOfName.count <= name { seriesOfName.append([]) }
    var place = 2
    while place < fields.count {
      guard let value = GoBenchmarkLine.value(bytes, fields[place]) else {
        let text = String(decoding: bytes[fields[place]], as: UTF8.self)
        throw ReadingFault(line: number, "'\(text)' is no number")
      }
      append(value, iterations, to: name, unit: units.number(of: bytes, fields[place + 1], scope: 0))
      place += 2
    }
    output.unended = output.hasHeader ? name : nil
  }

  private mutating func append(_ value: Double, _ iterations: Int, to name: Int, unit: Int) {
    let place = place(of: unit, in: name)
    let last = series[place].starts.count - 1
    if last < 0 || series[place].starts[last].process != output.process {
      series[place].starts.append((output.process, series[place].values.count, iterations))
    } else if series[place].starts[last].iterations < iterations {
      series[place].starts[last].iterations = iterations
    }
    series[place].values.append(value)
  }

  private mutating func place(of unit: Int, in name: Int) -> Int {
    let handful = 16
    let known =
      seriesOfName[name].count > handful
      ? seriesByUnit[name]?[unit] : seriesOfName[name].first { series[$0].unit == unit }
    if let known { return known }
    let place = series.count
    series.append(Series(benchmark: name, unit: unit))
    seriesOfName[name].append(place)
    if seriesOfName[name].count == handful + 1 {
      for one in seriesOfName[name] { seriesByUnit[name, default: [:]][series[one].unit] = one }
    } else if seriesOfName[name].count > handful {
      seriesByUnit[name, default: [:]][unit] = place
    }
    return place
  }

  private mutating func beginProcessIfNeeded() {
    if output.isNewProcess {
      output.process = processes
      processes += 1
      output.isNewProcess = false
    }
    guard output.scopeNumber < 0 else { return }
    output.scopeNumber = number(of: output.scope)
  }

  private mutating func number(of scope: Scope) -> Int {
    if let known = scopeNumbers[scope] { return known }
    scopeNumbers[scope] = scopes.count
    scopes.append(scope)
    return scopes.count - 1
  }

  private mutating func readOther(_ bytes: [UInt8], _ line: Range<Int>) {
    guard let first = line.first.map({ bytes[$0] }) else { return }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): readConfiguration(String(decoding: bytes[line], as: UTF8.self))
    case UInt8(ascii: "-"): readEnding(String(decoding: bytes[line], as: UTF8.self))
    case UInt8(ascii: "P") where bytes[line].elementsEqual("PASS".utf8): endProcess()
    case UInt8(ascii: "F") where bytes[line].starts(with: "FAIL".utf8):
      // Behind the word stands the package that ends; without one it is the whole test run.
      let isPackage = line.count > 4
      if isPackage ? output.failures == 0 : !endings.contains(where: { $0.status == .failed }) { lostPackage = true }
      endProcess()
    case UInt8(ascii: "U") where bytes[line].starts(with: "Unit ".utf8):
      readUnit(String(decoding: bytes[line], as: UTF8.self))
    default: break
    }
  }

  private mutating func endProcess() {
    output.isNewProcess = true
    output.unended = nil
  }

  /// `key: value`, `ok  	package	1.2s`, or prose.
  private mutating func readConfiguration(_ line: String) {
    if line.hasPrefix("ok ") || line.hasPrefix("ok\t") { return endProcess() }
    guard let colon = line.firstIndex(of: ":") else { return }
    let key = String(line[..<colon])
    let rest = line[line.index(after: colon)...]
    let isKey = key.utf8.allSatisfy { $0 > 0x20 && !(0x41...0x5A).contains($0) }
    guard isKey, rest.isEmpty || rest.first == " " || rest.first == "\t", key != "panic" else { return }
    let value = String(rest.drop { $0 == " " || $0 == "\t" })
    if key == "pkg" || Self.machineKeys.contains(key) { output.isNewProcess = true }
    output.hasHeader = output.hasHeader || key == "goos"
    if key == "pkg" {
      output.scope.package = value
      output.failures = 0
    } else if Self.machineKeys.contains(key) {
      if machine[key] == nil { machine[key] = value }
      return
    } else {
      output.scope.facts[key] = value.isEmpty ? nil : value
    }
    output.scopeNumber = -1
  }

  /// `--- FAIL: BenchmarkName` or `--- SKIP: BenchmarkName`; `--- BENCH:` only introduces a log.
  private mutating func readEnding(_ line: String) {
    for (start, status) in [("--- FAIL: ", BenchmarkResult.Status.failed), ("--- SKIP: ", .skipped)] {
      guard line.hasPrefix(start) else { continue }
      let name = line.dropFirst(start.count).prefix { $0 != " " }
      guard name.hasPrefix("Benchmark") else { continue }
      if status == .failed { output.failures += 1 }
      endings.append((String(name), number(of: output.scope), status))
    }
  }

  private mutating func readUnit(_ line: String) {
    let fields = line.split(separator: " ").map { String($0) }
    guard fields.count > 1 else { return }
    for pair in fields.dropFirst(2) {
      let parts = pair.split(separator: "=", maxSplits: 1).map { String($0) }
      if parts.count == 2 { unitFacts[fields[1], default: [:]][parts[0]] = parts[1] }
    }
  }
}
