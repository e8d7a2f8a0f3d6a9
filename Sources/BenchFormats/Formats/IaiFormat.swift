import BenchModel

/// The text of iai, iai-callgrind and gungraun: a name, and below it a line a metric, indented.
///
/// Of two values beside each other the first is the new one. What follows a value in brackets is a change, and left
/// out.
enum IaiFormat: FileFormat {
  static let name = "iai and gungraun text"
  static let keyword = "iai"

  /// A metric that every benchmark of these tools has, or the heading of another tool's metrics.
  private static let marks = ["  Instructions:", "  ======= "]

  static let signature = Signature(lines: marks.map { LineMark(start: $0) })

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    guard case .text = content.body else { throw ReadingFault("the file is no text") }
    var assembly = RunAssembly()
    var names: [String] = []
    var tool = ""
    var current: BenchmarkID?
    for line in TextLine.all(in: content.bytes) {
      guard line.text.hasPrefix("  ") else {
        // A name may go on in the next line; an empty one ends whatever came before.
        if current != nil || line.text.isEmpty { names = [] }
        if !line.text.isEmpty { names.append(line.text) }
        (current, tool) = (nil, "")
        continue
      }
      if line.text.hasPrefix("  =======") {
        tool = line.text.trimmed.split(separator: " ").dropFirst().first.map { String($0) } ?? ""
        continue
      }
      guard let (name, value) = figure(line.text) else { continue }
      if !line.text.contains("(") { try line.checkWhole() }
      guard !names.isEmpty || current != nil else {
        throw ReadingFault(line: line.number, "the figures that begin here belong to no benchmark")
      }
      let id = current ?? id(of: named(names))
      if current == nil { assembly.begin(id) }
      current = id
      assembly.measure(id, CallgrindMetric.metric(named: name, tool: tool), [value])
    }
    return assembly.run(identity: identity, suite: "iai")
  }

  /// The lines of a name, without remarks that come before it.
  ///
  /// A name begins with a path, as of a function; only what it was called with goes on in further lines. iai has names
  /// of one word.
  private static func named(_ lines: [String]) -> [String] {
    let start = lines.lastIndex { line in
      let path = line.prefix { $0 != " " }
      return path.contains("::") && path.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: ":") }
    }
    if let start { return Array(lines[start...]) }
    if let last = lines.last, last.utf8.allSatisfy(isNameByte) { return [last] }
    return lines
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      return true
    default: return false
    }
  }

  /// The identity that a line such as `module::function id:arguments` gives.
  private static func id(of names: [String]) -> BenchmarkID {
    let text = names.joined(separator: "\n")
    guard let space = text.firstIndex(of: " ") else { return BenchmarkID(group: "", name: text) }
    let argument = BenchmarkID.Parameter(name: "id", value: text[text.index(after: space)...].trimmed)
    return BenchmarkID(group: "", name: String(text[..<space]), parameters: [argument])
  }

  /// A line such as `  L1 Hits:   2359|2275   (+3.69230%) [+1.03560x]` as a name and its new value.
  private static func figure(_ line: String) -> (name: String, value: Double)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let rest = line[line.index(after: colon)...].trimmed
    guard let value = rest.prefix(while: { $0 != "|" && $0 != " " }).number else { return nil }
    return (line[..<colon].trimmed, value)
  }
}
