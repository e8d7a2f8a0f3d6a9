/// Reads what Callgrind writes (the "callgrind profile format" of Valgrind's manual), of one part or of several.
package struct CallgrindReader {
  private var events: [String] = []
  private var positions = 1
  private var stated: [Double] = []
  /// Names of functions by the numbers that stand for them once they have been written out.
  private var names: [String: String] = [:]
  private var functions: [String] = []
  private var places: [String: Int] = [:]
  private var own: [[Double]] = []
  private var calls: [Pair: [Double]] = [:]
  private var function: Int?
  private var callee: Int?
  private var isCost = false
  private var line = 0

  private struct Pair: Hashable {
    let caller: Int
    let callee: Int
  }

  /// The profile that the bytes hold.
  ///
  /// - Throws: the first line that is none of the format, or that there is none at all.
  package static func profile(from bytes: [UInt8]) throws(CallgrindError) -> CallgrindProfile {
    var reader = CallgrindReader()
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      reader.line += 1
      try reader.read(line)
    }
    return try reader.profile()
  }

  private func profile() throws(CallgrindError) -> CallgrindProfile {
    guard !events.isEmpty else { throw fault("there is no 'events:' line, so this is no output of Callgrind") }
    let sums = own.reduce([Double](repeating: 0, count: events.count)) { sum, costs in
      zip(sum, costs).map { $0 + $1 }
    }
    let pairs = calls.sorted { ($0.key.caller, $0.key.callee) < ($1.key.caller, $1.key.callee) }
    return CallgrindProfile(
      events: events, totals: stated.isEmpty ? sums : stated, functions: functions, own: own,
      calls: pairs.map { .init(caller: $0.key.caller, callee: $0.key.callee, costs: $0.value) })
  }

  private func fault(_ problem: String) -> CallgrindError { CallgrindError(line: line, problem: problem) }
}

extension CallgrindReader {
  private mutating func read(_ line: ArraySlice<UInt8>) throws(CallgrindError) {
    guard let first = line.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "\r") else { return }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"):
      try readCosts(line)
    default:
      // A function's name may hold a colon, and no key of the header holds an equals sign.
      let sign = line.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
      guard let sign else { throw fault("it is neither a key with a value nor a line of costs") }
      let key = String(decoding: line[..<sign], as: UTF8.self)
      let value = String(decoding: line[(sign + 1)...], as: UTF8.self).trimmingBlanks
      line[sign] == UInt8(ascii: "=") ? try readName(key, value) : try readHeader(key, value)
    }
  }

  private mutating func readHeader(_ key: String, _ value: String) throws(CallgrindError) {
    switch key {
    case "events":
      let named = value.split(separator: " ").map { String($0) }
      guard !named.isEmpty else { throw fault("'events:' names no event") }
      guard events.isEmpty || events == named else { throw fault("its parts count different events") }
      events = named
    case "positions": positions = max(1, value.split(separator: " ").count)
    case "totals":
      let totals = try numbers(in: value.split(separator: " "))
      stated = stated.isEmpty ? totals : zip(stated, totals).map { $0 + $1 }
    default: break
    }
  }

  private mutating func readName(_ key: String, _ value: String) throws(CallgrindError) {
    switch key {
    case "fn": function = place(of: try name(value))
    case "cfn": callee = place(of: try name(value))
    case "calls":
      guard callee != nil else { throw fault("'calls=' stands without the 'cfn=' that says what is called") }
      isCost = true
    default: break
    }
  }

  /// A name, or the one that its number stands for: `(7) main`, and from then on `(7)`.
  private mutating func name(_ text: String) throws(CallgrindError) -> String {
    guard text.hasPrefix("("), let end = text.firstIndex(of: ")") else { return text }
    let number = String(text[...end])
    let rest = String(text[text.index(after: end)...]).trimmingBlanks
    if !rest.isEmpty {
      names[number] = rest
      return rest
    }
    guard let known = names[number] else { throw fault("the name \(number) was never written out") }
    return known
  }

  private mutating func place(of text: String) -> Int {
    // A function within itself has a number for how deep it is: it is the same function.
    let mark = text.lastIndex(of: "'") ?? text.endIndex
    let isNumbered = mark != text.endIndex && text[mark...].dropFirst().allSatisfy(\.isNumber)
    let name = isNumbered ? String(text[..<mark]) : text
    if let place = places[name] { return place }
    places[name] = functions.count
    functions.append(name)
    own.append([Double](repeating: 0, count: events.count))
    return functions.count - 1
  }

  private mutating func readCosts(_ line: ArraySlice<UInt8>) throws(CallgrindError) {
    guard !events.isEmpty else { throw fault("costs stand before the 'events:' line") }
    guard let function else { throw fault("costs stand before the first 'fn='") }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    let costs = try numbers(in: words.dropFirst(positions))
    if isCost, let callee {
      calls[Pair(caller: function, callee: callee), default: [Double](repeating: 0, count: events.count)].add(costs)
    } else {
      own[function].add(costs)
    }
    isCost = false
  }

  /// One number for each event; those that are left out at the end are 0.
  private func numbers(in words: some Collection<Substring>) throws(CallgrindError) -> [Double] {
    guard words.count <= events.count else { throw fault("it has more costs than there are events") }
    var numbers = [Double](repeating: 0, count: events.count)
    for (place, word) in words.enumerated() {
      let number = word.hasPrefix("0x") ? UInt64(word.dropFirst(2), radix: 16) : UInt64(word)
      guard let number else { throw fault("'\(word)' is no count") }
      numbers[place] = Double(number)
    }
    return numbers
  }
}

extension [Double] {
  fileprivate mutating func add(_ other: [Double]) {
    for place in indices { self[place] += other[place] }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    let isBlank = { (sign: Character) in sign == " " || sign == "\t" || sign == "\r" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
