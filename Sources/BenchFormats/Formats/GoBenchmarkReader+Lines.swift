import BenchModel

extension GoBenchmarkReader {
  /// Facts of a machine rather than of a measurement.
  private static let machineKeys: Set<String> = ["goos", "goarch", "cpu"]

  /// Reads a line that is no result.
  mutating func readOther(_ bytes: [UInt8], _ line: Range<Int>) {
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
      if isPackage { place(ofPackage: bytes[line]) }
      if isPackage ? output.failures == 0 : !endings.contains(where: { $0.status == .failed }) { lostPackage = true }
      endProcess()
    case UInt8(ascii: "U") where bytes[line].starts(with: "Unit ".utf8):
      readUnit(String(decoding: bytes[line], as: UTF8.self))
    default: break
    }
  }

  /// Gives endings that came before any header to the package that the end of their test run names.
  private mutating func place(ofPackage line: ArraySlice<UInt8>) {
    let words = String(decoding: line, as: UTF8.self).split(whereSeparator: { $0 == "\t" || $0 == " " })
    if words.count > 1 { placeEndings(in: String(words[1])) }
  }

  private mutating func placeEndings(in package: String) {
    var scope = output.scope
    scope.package = package
    for ending in output.endingsBetweenRuns { endings[ending].scope = number(of: scope) }
    output.endingsBetweenRuns = []
    output.isBetweenRuns = false
  }

  private mutating func endProcess() {
    endAnnouncement()
    output.isBetweenRuns = true
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
      placeEndings(in: value)
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
      if output.isBetweenRuns { output.endingsBetweenRuns.append(endings.count) }
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
