import BenchModel

/// One count of `perf stat`.
struct PerfRow {
  let line: Int
  /// The processor or core, where each is counted by itself.
  let place: String?
  /// Nil where the event was not counted, which is no zero.
  let value: Double?
  let text: String
  let unit: String
  let event: String
  /// Of how much of the time the count is, in per cent.
  let running: Double?
  let isInterval: Bool

  var id: BenchmarkID {
    let parameters = place.map { [BenchmarkID.Parameter(name: "place", value: $0)] } ?? []
    return BenchmarkID(group: "", name: "command", parameters: parameters)
  }

  /// The factor to the base unit.
  var scale: Double { RateUnit.nanoseconds(in: unit == "msec" ? "ms" : unit) ?? 1 }

  /// Every event is a cost, but for accesses, of which nobody knows whether fewer are better.
  var metric: Metric {
    let isTime = RateUnit.nanoseconds(in: unit == "msec" ? "ms" : unit) != nil
    if isTime, event == "duration_time" { return .time }
    let isAccess =
      event.contains("reference") || event.contains("hit") || event.hasSuffix("-loads")
      || event.hasSuffix("-stores") || event.hasSuffix("-prefetches")
    let base: Metric.Unit = isTime ? .nanoseconds : unit.isEmpty ? .count : Metric.Unit(unit)
    return Metric(name: event, unit: base, direction: isAccess ? .unknown : .smaller)
  }

  /// What is wrong where numbers have commas.
  static func comma(_ line: Int) -> ReadingFault {
    ReadingFault(
      line: line, "the numbers have decimal commas, which take its fields apart: run perf with LC_ALL=C")
  }
}

extension PerfRow {
  private static let separators: [UInt8] = [UInt8(ascii: ";"), 0x09, UInt8(ascii: "|"), UInt8(ascii: ",")]

  /// Whether a line is one of `perf stat -x`: a count, its unit, a name, how long and how much of the time.
  static func isRow(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let separator = separators.first(where: { sign in bytes[line].count { $0 == sign } >= 4 }) else {
      return false
    }
    return fields(String(decoding: bytes[line], as: UTF8.self), separator) != nil
  }

  /// Takes a line apart; nil where it is none of perf's.
  init?(_ line: TextLine) throws(ReadingFault) {
    guard let separator = Self.separators.first(where: { sign in line.text.utf8.count { $0 == sign } >= 4 }),
      let (fields, start) = Self.fields(line.text, separator)
    else { return nil }
    let prefix = fields[..<start].map { $0.trimmed }.filter { !$0.isEmpty }
    var rest = fields[(start + 3)...]
    if rest.first?.hasSuffix("%") == true { rest = rest.dropFirst() }
    let running = rest.dropFirst().first ?? ""
    let isComma = separator == UInt8(ascii: ",")
    // The share of the time always has two decimals, and an interval nine.
    if isComma, !running.isEmpty, !running.contains(".") { throw Self.comma(line.number) }
    let interval = prefix.first { $0.number != nil && !$0.allSatisfy { $0.isNumber } }
    let text = fields[start].trimmed
    self.init(
      line: line.number,
      place: prefix.first { $0.number == nil },
      value: Self.number(text), text: text, unit: fields[start + 1].trimmed, event: fields[start + 2].trimmed,
      running: Self.number(running), isInterval: interval != nil)
  }

  /// Between other signs than commas a decimal comma is one.
  private static func number(_ text: some StringProtocol) -> Double? {
    String(text.map { $0 == "," ? "." : $0 }).number
  }

  /// The fields of a line, and the place of the count among them.
  private static func fields(_ text: String, _ separator: UInt8) -> (fields: [Substring], start: Int)? {
    let fields = text.split(separator: Character(Unicode.Scalar(separator)), omittingEmptySubsequences: false)
    let start = (0...2).first { start in
      guard fields.count >= start + 5 else { return false }
      let (count, unit, event) = (fields[start].trimmed, fields[start + 1], fields[start + 2])
      return (number(count) != nil || count.hasPrefix("<not ")) && unit.allSatisfy { $0.isLetter || $0 == "/" }
        && event.first?.isLetter == true && event.allSatisfy { !$0.isWhitespace }
        && isRuntime(fields[(start + 3)...])
    }
    return start.map { (fields, $0) }
  }

  /// Whether it goes on with a spread or without, a whole number of nanoseconds and a share of the time.
  private static func isRuntime(_ fields: ArraySlice<Substring>) -> Bool {
    let rest = fields.first?.hasSuffix("%") == true ? fields.dropFirst() : fields
    guard rest.count >= 2, let runtime = rest.first, let share = rest.dropFirst().first else { return false }
    return !runtime.isEmpty && runtime.allSatisfy { $0.isNumber } && number(share).map { $0 <= 100 } == true
  }
}
