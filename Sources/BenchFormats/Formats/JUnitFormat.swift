import BenchModel
import StrictXML

/// JUnit XML, as test runners of most languages write it: the duration of each test case, once.
///
/// Cases of one name are told apart by the suites around them. What a runner counts in a duration, such as setting up,
/// differs from runner to runner and is not in the file.
enum JUnitFormat: FileFormat {
  static let name = "JUnit XML"
  static let keyword = "junit"

  static let signature = Signature(elements: ["testsuites", "testsuite"])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    guard let root = content.root else { throw ReadingFault("the file is no XML") }
    var cases: [JUnitCase] = []
    collect(root, path: [], tooLong: nil, into: &cases)
    let ids = ClashingIDs.resolved(cases.map { ($0.id, $0.idWithPath) })
    var assembly = RunAssembly()
    for (id, found) in zip(ids, cases) { found.add(to: &assembly, as: id) }
    return assembly.run(identity: identity, suite: "JUnit")
  }

  /// Suites may stand in suites.
  private static func collect(
    _ suite: XMLElement, path: [String], tooLong: String?, into cases: inout [JUnitCase]
  ) {
    let path = path + (suite.attribute("name").map { [$0] } ?? [])
    let tooLong = SwiftTestSuite(suite)?.reasonOfNoTimes ?? tooLong
    for element in suite.children {
      switch element.name {
      case "testsuite": collect(element, path: path, tooLong: tooLong, into: &cases)
      case "testcase": cases.append(JUnitCase(element: element, path: path, tooLong: tooLong))
      default: break
      }
    }
  }
}

/// One test case of such a file.
private struct JUnitCase {
  let element: XMLElement
  /// The names of the suites around it.
  let path: [String]
  /// Why durations of the suite are none of its tests; nil where nothing says so.
  let tooLong: String?

  private var name: String { element.attribute("name") ?? "unnamed in line \(element.line)" }
  private var className: String? { element.attribute("classname").flatMap { $0.isEmpty ? nil : $0 } }

  /// A case without a class belongs to its suite.
  var id: BenchmarkID { BenchmarkID(group: className ?? path.last ?? "", name: name) }

  /// The identity with all suites and the file, where the class does not tell cases apart.
  var idWithPath: BenchmarkID {
    let file = element.attribute("file").map { [BenchmarkID.Parameter(name: "file", value: $0)] } ?? []
    return BenchmarkID(
      group: (path + (className.map { [$0] } ?? [])).joined(separator: "/"), name: name, parameters: file)
  }

  func add(to assembly: inout RunAssembly, as id: BenchmarkID) {
    assembly.begin(id)
    for end in ["failure", "error"] {
      if let found = element.child(end) { return assembly.fail(id, reason(found) ?? "the test ended with an \(end)") }
    }
    if let skipped = element.child("skipped") { return assembly.skip(id, reason(skipped) ?? "the test was skipped") }
    guard let text = element.attribute("time") else { return }
    guard let seconds = text.number else {
      return assembly.fail(id, "line \(element.line) cannot be read: '\(text)' is no number of seconds")
    }
    // What libtest calls a time there is the sum of 50 samples in nanoseconds.
    if className?.hasPrefix("benchmark::") == true {
      return assembly.fail(id, "JUnit XML of libtest has no time of an iteration: use --format json")
    }
    if let tooLong { return assembly.skip(id, tooLong) }
    assembly.measure(id, .time, [seconds * 1e9])
  }

  /// What the runner says of an end: its message, or the first line of its text.
  private func reason(_ element: XMLElement) -> String? {
    if let message = element.attribute("message"), !message.isEmpty { return message }
    return element.text.split(whereSeparator: \.isNewline).lazy.map(\.trimmed).first { !$0.isEmpty }
  }
}
