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

  /// Facts of a machine rather than of a measurement.
  private static let machineKeys: Set<String> = ["goos", "goarch", "cpu"]

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
      if !output.rest.isEmpty { try read(output.rest, output.rest.indices, number: output.lastLine) }
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
    if !line.isEmpty, GoBenchmarkLine.resultStart.starts(with: line) {
      throw ReadingFault(line: number, "the file ends within this line, which may be a result cut short")
    }
  }

  private mutating func read(_ bytes: [UInt8], _ line: Range<Int>, number: Int) throws(ReadingFault) {
    if GoBenchmarkLine.beginsLikeResult(bytes, line) {
      readResult(bytes, line, number: number)
    } else if try !readFigures(bytes, line, number: number) {
      readOther(bytes, line)
    }
  }

  mutating func beginProcessIfNeeded() {
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
    case UInt8(ascii: "s") where bytes[line].starts(with: "signal: ".utf8): lostPackage = true
    case UInt8(ascii: "p") where bytes[line].starts(with: "panic: ".utf8): lostPackage = true
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
    endAnnouncement()
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
    if key == "go", Self.isFetching(value) { return }
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

  /// Whether the go command says that it fetches a module.
  private static func isFetching(_ text: String) -> Bool {
    ["downloading ", "finding ", "found ", "extracting ", "added ", "upgraded "].contains { text.hasPrefix($0) }
  }

  /// `--- FAIL: BenchmarkName` or `--- SKIP: BenchmarkName`; `--- BENCH:` only introduces a log.
  mutating func readEnding(_ line: String) {
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
