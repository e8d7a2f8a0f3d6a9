import BenchModel
import StrictJSON

/// Collects the results of Go's benchmark text, line by line, from bytes.
struct GoBenchmarkReader {
  /// All values of one unit of one benchmark, and where in them another process begins.
  struct Series {
    let benchmark: Int
    let unit: Int
    var values: [Double] = []
    var iterations: [Int] = []
    /// The process of each stretch of values, and the place of its first value.
    var starts: [(process: Int, place: Int)] = []
  }

  /// The configuration that lines stand under, as far as it may tell benchmarks of one name apart.
  struct Scope: Hashable {
    var package = ""
    var facts: [String: String] = [:]
  }

  private(set) var names = NameTable()
  private(set) var units = NameTable()
  private(set) var series: [Series] = []
  private(set) var scopes: [Scope] = []
  /// What `--- FAIL` and `--- SKIP` lines name, with the scope they stand in.
  private(set) var endings: [(name: String, scope: Int, status: BenchmarkResult.Status)] = []
  /// What `Unit` lines say.
  private(set) var unitFacts: [String: [String: String]] = [:]
  /// Facts of the machine, as last said.
  private(set) var machine: [String: String] = [:]
  /// Whether a package ended wrongly without saying which benchmark did.
  private(set) var lostPackage = false
  /// Whether a header was seen and no end of the test run behind the last result.
  private(set) var lacksEnd = false

  private var scope = Scope()
  private var scopeNumber = -1
  private var scopeNumbers: [Scope: Int] = [:]
  /// The series of each benchmark, a handful.
  private var seriesOfName: [[Int]] = []
  private var process = -1
  private var isNewProcess = true
  private var hasHeader = false
  private var failuresInPackage = 0

  /// Facts of a machine rather than of a measurement.
  private static let machineKeys: Set<String> = ["goos", "goarch", "cpu"]

  /// Whether there is a line that can only be a result.
  static func hasResult(_ bytes: [UInt8]) -> Bool {
    var lines = LineSequence(bytes)
    while let line = lines.next() {
      guard bytes[line].starts(with: resultStart) else { continue }
      let fields = fields(of: bytes, line)
      if fields.count >= 4, NumberText.count(in: bytes, fields[1]) != nil { return true }
    }
    return false
  }

  /// Reads text; a package that is known from elsewhere is overruled by a line that names one.
  mutating func read(_ bytes: [UInt8], package: String = "") throws(ReadingFault) {
    scope = Scope(package: package)
    scopeNumber = -1
    isNewProcess = true
    var lines = LineSequence(bytes)
    while let line = lines.next() {
      if bytes[line].starts(with: Self.resultStart) {
        if lines.isUnterminated {
          throw ReadingFault(
            line: lines.number,
            "the file ends within this result line, which may be cut short; if it is whole, end it with a line feed")
        }
        try readResult(bytes, line, number: lines.number)
      } else {
        if lines.isUnterminated, line.count > 0, Self.resultStart.starts(with: bytes[line]) {
          throw ReadingFault(line: lines.number, "the file ends within this line, which may be a result cut short")
        }
        readOther(bytes, line)
      }
    }
  }

  private static let resultStart = Array("Benchmark".utf8)

  /// The stretches of a line between white space.
  private static func fields(of bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = -1
    for index in line {
      let isSpace = bytes[index] == 0x20 || bytes[index] == 0x09
      if isSpace, start >= 0 {
        fields.append(start..<index)
        start = -1
      } else if !isSpace, start < 0 {
        start = index
      }
    }
    if start >= 0 { fields.append(start..<line.upperBound) }
    return fields
  }

  private mutating func readResult(_ bytes: [UInt8], _ line: Range<Int>, number: Int) throws(ReadingFault) {
    let fields = Self.fields(of: bytes, line)
    // A name alone announces a benchmark; anything else without a count is prose, or the name with output behind it.
    guard fields.count > 1, let iterations = NumberText.count(in: bytes, fields[1]) else { return }
    guard fields.count >= 4, fields.count.isMultiple(of: 2) else {
      throw ReadingFault(line: number, "a result needs a name, a count, and pairs of a value and its unit")
    }
    beginProcessIfNeeded()
    let name = names.number(of: bytes, fields[0], scope: scopeNumber)
    while seriesOfName.count <= name { seriesOfName.append([]) }
    var place = 2
    while place < fields.count {
      guard let value = Self.value(bytes, fields[place]) else {
        let text = String(decoding: bytes[fields[place]], as: UTF8.self)
        throw ReadingFault(line: number, "'\(text)' is no number")
      }
      append(value, iterations, to: name, unit: units.number(of: bytes, fields[place + 1], scope: 0))
      place += 2
    }
    lacksEnd = hasHeader
  }

  /// A number, or what Go prints where there is none; such a metric is left out in the end.
  private static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    if let value = NumberText.double(in: bytes, range) { return value }
    switch String(decoding: bytes[range], as: UTF8.self) {
    case "NaN": return .nan
    case "+Inf", "Inf": return .infinity
    case "-Inf": return -.infinity
    default: return nil
    }
  }

  private mutating func append(_ value: Double, _ iterations: Int, to name: Int, unit: Int) {
    let known = seriesOfName[name].first { series[$0].unit == unit }
    let place = known ?? series.count
    if known == nil {
      series.append(Series(benchmark: name, unit: unit))
      seriesOfName[name].append(place)
    }
    if series[place].starts.last?.process != process {
      series[place].starts.append((process, series[place].values.count))
    }
    series[place].values.append(value)
    series[place].iterations.append(iterations)
  }

  private mutating func beginProcessIfNeeded() {
    if isNewProcess {
      process += 1
      isNewProcess = false
    }
    guard scopeNumber < 0 else { return }
    scopeNumber = number(of: scope)
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
      if isPackage ? failuresInPackage == 0 : !endings.contains(where: { $0.status == .failed }) { lostPackage = true }
      endProcess()
    case UInt8(ascii: "U") where bytes[line].starts(with: "Unit ".utf8):
      readUnit(String(decoding: bytes[line], as: UTF8.self))
    default: break
    }
  }

  private mutating func endProcess() {
    isNewProcess = true
    lacksEnd = false
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
    if key == "pkg" || Self.machineKeys.contains(key) { isNewProcess = true }
    hasHeader = hasHeader || key == "goos"
    if key == "pkg" {
      scope.package = value
      failuresInPackage = 0
    } else if Self.machineKeys.contains(key) {
      if machine[key] == nil { machine[key] = value }
      return
    } else {
      scope.facts[key] = value.isEmpty ? nil : value
    }
    scopeNumber = -1
  }

  /// `--- FAIL: BenchmarkName` or `--- SKIP: BenchmarkName`; `--- BENCH:` only introduces a log.
  private mutating func readEnding(_ line: String) {
    for (start, status) in [("--- FAIL: ", BenchmarkResult.Status.failed), ("--- SKIP: ", .skipped)] {
      guard line.hasPrefix(start) else { continue }
      let name = line.dropFirst(start.count).prefix { $0 != " " }
      guard name.hasPrefix("Benchmark") else { continue }
      if status == .failed { failuresInPackage += 1 }
      endings.append((String(name), number(of: scope), status))
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
