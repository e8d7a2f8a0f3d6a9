import BenchModel
import StrictJSON

/// What Valgrind's Callgrind and Cachegrind count of a program (`callgrind.out.*`, `cachegrind.out.*`): sums of the
/// whole process, which repeat.
///
/// Both count the same program differently, so that each is a group of its own. Events of a modelled cache are those of
/// that cache. Several parts of one file add up.
enum ValgrindCountsFormat: FileFormat {
  static let name = "Callgrind or Cachegrind output"
  static let keyword = "callgrind"

  static let signature = Signature(lines: [
    LineMark(start: "# callgrind format"), LineMark(start: "creator: callgrind"),
    LineMark(start: "desc: I1 cache: ", part: " associative"),
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var counts = ValgrindCounts()
    var lines = LineSequence(content.bytes)
    while let line = lines.next() {
      try counts.read(content.bytes, line, number: lines.number, isCut: lines.isUnterminated)
    }
    var assembly = RunAssembly()
    guard !counts.totals.isEmpty else {
      throw ReadingFault(
        "it has no \"\(counts.isCallgrind ? "totals" : "summary"):\": the program, or the file, was cut short")
    }
    for (event, total) in zip(counts.events, counts.totals) {
      assembly.measure(counts.id, counts.metric(of: event), [total])
    }
    return assembly.run(identity: identity, suite: counts.isCallgrind ? "callgrind" : "cachegrind")
  }
}

/// The head and the sums of a file.
struct ValgrindCounts {
  private(set) var isCallgrind = false
  private(set) var events: [String] = []
  private(set) var totals: [Double] = []
  private var command = "program"
  private var caches: [String] = []

  var id: BenchmarkID { BenchmarkID(group: isCallgrind ? "callgrind" : "cachegrind", name: command) }

  /// Instructions are what our own counting calls so; misses are those of the caches that the head describes.
  func metric(of event: String) -> Metric {
    if event == "Ir" { return .instructions }
    let isTime = event.hasPrefix("sys") && event.hasSuffix("Time")
    let plain = Metric(name: event, unit: .count, nature: isTime ? .noisy : .exact)
    let isMiss = event.hasSuffix("mr") || event.hasSuffix("mw")
    return isMiss && !caches.isEmpty ? plain.under(caches.joined(separator: "; ")) : plain
  }

  /// Takes a line; those of costs, which are nearly all, are known by their first byte.
  mutating func read(_ bytes: [UInt8], _ line: Range<Int>, number: Int, isCut: Bool) throws(ReadingFault) {
    guard let first = bytes[line].first, "#cdets".utf8.contains(first) else { return }
    if first == UInt8(ascii: "#") {
      if bytes[line].starts(with: "# callgrind".utf8) { isCallgrind = true }
      return
    }
    guard let colon = bytes[line].prefix(Self.longestKey).firstIndex(of: UInt8(ascii: ":")) else { return }
    let value = String(decoding: bytes[(colon + 1)..<line.upperBound], as: UTF8.self).trimmed
    switch String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self) {
    case "creator": isCallgrind = isCallgrind || value.hasPrefix("callgrind")
    case "cmd": command = value.isEmpty ? command : value
    case "desc": readCache(value)
    case "events": events = value.split(separator: " ").map { String($0) }
    case "totals" where isCallgrind, "summary" where !isCallgrind: try add(value, line: number, isCut: isCut)
    default: return
    }
  }

  private static let longestKey = 10

  /// Such as `I1 cache: 32768 B, 64 B, 8-way associative`; without a simulated cache nothing follows.
  private mutating func readCache(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0].hasSuffix(" cache"), parts[1].contains("associative") else { return }
    let cache = "\(parts[0].dropLast(" cache".count)) \(parts[1].trimmed.dropLast(" associative".count))"
    if !caches.contains(cache) { caches.append(cache) }
  }

  private mutating func add(_ text: String, line: Int, isCut: Bool) throws(ReadingFault) {
    let numbers = text.split(separator: " ").map(\.number)
    guard !isCut, numbers.count == events.count, numbers.allSatisfy({ $0 != nil }) else {
      throw ReadingFault(line: line, "it has to have a number for each of the \(events.count) events")
    }
    let sums = numbers.compactMap(\.self)
    totals = totals.isEmpty ? sums : zip(totals, sums).map { $0 + $1 }
  }
}
