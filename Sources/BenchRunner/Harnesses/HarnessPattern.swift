import BenchModel

/// How a tool is told one benchmark, exactly.
enum HarnessPattern {
  /// The name as it is.
  static func verbatim(_ id: BenchmarkID) -> String { id.name }

  /// A regular expression that matches the name and nothing else.
  static func expression(_ id: BenchmarkID) -> String { "^\(escaped(id.name))$" }

  /// What Go takes: an expression for each part of the name, as the reader took it apart.
  static func ofGo(_ id: BenchmarkID) -> String {
    let parameters = id.parameters.filter { !goContext.contains($0.name) }.map { "\($0.name)=\($0.value)" }
    let parts = "Benchmark\(id.name)".split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    return (parts + parameters).map { "^\(escaped($0))$" }.joined(separator: "/")
  }

  /// A test of Swift Testing with its suites; what else its identity has is of its arguments, or of overloads.
  static func ofSwiftTesting(_ id: BenchmarkID) -> String {
    let group = id.group.isEmpty ? "" : "\(escaped(id.group))[./]"
    return "^\(group)\(escaped(id.name))(/|$)"
  }

  /// A benchmark of JMH, with all of its parameters and modes.
  static func ofJMH(_ id: BenchmarkID) -> String {
    "^\(escaped(id.group.isEmpty ? id.name : "\(id.group).\(id.name)"))$"
  }

  /// A regular expression as Deno tells one from a part of a name; a benchmark's group is none of it.
  static func ofDeno(_ id: BenchmarkID) -> String {
    "/\(expression(id).replacing("/", with: "\\/"))/"
  }

  /// A test case of Catch2: the group, as far as it names no section, with what its language of tests would heed.
  static func ofCatch2(_ id: BenchmarkID) -> String {
    let name = id.group.split(separator: "/", maxSplits: 1).first.map { String($0) } ?? ""
    return name.reduce(into: "") { text, sign in text += "\\,[\"*".contains(sign) ? "\\\(sign)" : String(sign) }
  }

  /// What stands for how a benchmark ran, and in none of its names.
  private static let goContext: Set<String> = ["GOMAXPROCS"]

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += "\\.^$|?*+()[]{}".contains($1) ? "\\\($1)" : String($1) }
  }
}
