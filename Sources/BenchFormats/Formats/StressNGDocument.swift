import BenchModel

/// The few lines of YAML that stress-ng writes, read as it writes them: sections, dashes before stressors, and a key
/// with a number or a text in each line.
///
/// No more of YAML than that, since its values mean what a reader takes them for: `22:35:01` is a number in version
/// 1.1, and `no` is a truth value. A line of another form in the metrics makes its stressor fail.
struct StressNGDocument {
  /// What stands below a dash in the metrics.
  struct Stressor {
    let name: String
    fileprivate(set) var figures: [(key: String, value: Double)] = []
    /// Why it cannot be used.
    fileprivate(set) var fault: String?
  }

  private(set) var stressors: [Stressor] = []
  /// The texts of the section about the system.
  private(set) var facts: [String: String] = [:]
  /// Whether the document has its end.
  private(set) var isWhole = false

  private static let stressor = "- stressor: "

  /// - Throws: that there are no metrics in it, and how to have some.
  init(_ bytes: [UInt8]) throws(ReadingFault) {
    var section = ""
    for line in TextLine.all(in: bytes) {
      let text = line.text
      if text == "..." || text == "---" {
        isWhole = text == "..."
        section = ""
      } else if text.hasSuffix(":"), text.first?.isLetter == true {
        section = String(text.dropLast())
      } else if !text.hasPrefix("    ") {
        continue
      } else if section == "metrics" {
        try line.checkWhole()
        readMetric(text.trimmed, line: line.number)
      } else if section == "system-info", let (key, value) = Self.pair(text.trimmed) {
        facts[key] = value
      }
    }
    if stressors.isEmpty {
      throw ReadingFault("stress-ng wrote no metrics into it: run it with --metrics --yaml FILE")
    }
  }

  private mutating func readMetric(_ text: String, line: Int) {
    if text.hasPrefix(Self.stressor) {
      stressors.append(Stressor(name: Self.unquoted(text.dropFirst(Self.stressor.count))))
      return
    }
    guard let last = stressors.indices.last, !text.isEmpty else { return }
    guard let (key, value) = Self.pair(text), let number = value.number else {
      stressors[last].fault = stressors[last].fault ?? "line \(line) cannot be read: it is no key with a number"
      return
    }
    stressors[last].figures.append((key, number))
  }

  private static func pair(_ text: String) -> (key: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return (String(text[..<colon]), unquoted(text[text.index(after: colon)...]))
  }

  private static func unquoted(_ text: Substring) -> String {
    let bare = text.trimmed
    return bare.count > 1 && bare.first == "'" && bare.last == "'" ? String(bare.dropFirst().dropLast()) : bare
  }
}
