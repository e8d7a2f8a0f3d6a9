/// Names in the lines that tools print to list what they have.
enum HarnessLine {
  /// `PASSED file.py::test[a b]`, and why one failed behind a dash.
  static func ofPytest(_ line: Substring) -> String? {
    if line.hasPrefix("PASSED ") { return String(line.dropFirst("PASSED ".count)) }
    guard let prefix = ["FAILED ", "ERROR "].first(where: line.hasPrefix) else { return nil }
    let name = line.dropFirst(prefix.count)
    return String(name.firstRange(of: " - ").map { name[..<$0.lowerBound] } ?? name)
  }

  /// `name: benchmark`, as libtest and criterion.rs have it; `name: bench` of criterion.rs 0.3.
  static func ofRust(_ line: Substring) -> String? {
    [": benchmark", ": bench"].first(where: line.hasSuffix).map { String(line.dropLast($0.count)) }
  }

  /// `Module.Class/test`, behind a line of prose.
  static func ofXCTest(_ line: Substring) -> String? {
    let parts = line.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].contains(".") && !line.contains(" ") ? String(line) : nil
  }

  /// `Target 'name' available benchmarks:`, the heading of a list of package-benchmark.
  static func isHeadingOfPackageBenchmark(_ line: Substring) -> Bool {
    line.hasPrefix("Target '") && line.hasSuffix("' available benchmarks:")
  }

  /// The lines between a heading and the next empty one, of every such section.
  static func sections(of output: [UInt8], _ heading: (Substring) -> Bool) -> [String] {
    var names: [String] = []
    var isInside = false
    let text = String(decoding: output, as: UTF8.self)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if heading(line) {
        isInside = true
      } else if line.isEmpty {
        isInside = false
      } else if isInside {
        names.append(String(line))
      }
    }
    return names
  }

  /// How the measured line of such a test begins; it names no module.
  static func markOfXCTest(_ name: String) -> String {
    let parts = name.split(separator: "/", maxSplits: 1)
    let type = parts[0].split(separator: ".", maxSplits: 1).last ?? parts[0]
    return "Test Case '\(type).\(parts.last ?? "")' measured ["
  }
}
