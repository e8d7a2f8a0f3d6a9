import BenchModel
import StrictXML

/// JUnit XML, as test runners of most languages write it: the duration of each test case, once.
///
/// A case that occurs again was run again by the same process. What a runner counts in a duration, such as setting up,
/// differs from runner to runner and is not in the file.
enum JUnitFormat: FileFormat {
  static let name = "JUnit XML"
  static let keyword = "junit"

  static let signature = Signature(elements: ["testsuites", "testsuite"])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    guard let root = content.root else { throw ReadingFault("the file is no XML") }
    var assembly = RunAssembly()
    try add(root, suite: "", to: &assembly)
    return assembly.run(identity: identity, suite: "JUnit")
  }

  /// Suites may stand in suites; a case without a class belongs to its suite.
  private static func add(
    _ suite: XMLElement, suite outer: String, to assembly: inout RunAssembly
  ) throws(ReadingFault) {
    let name = suite.attribute("name") ?? outer
    for element in suite.children {
      switch element.name {
      case "testsuite": try add(element, suite: name, to: &assembly)
      case "testcase": try add(testCase: element, suite: name, to: &assembly)
      default: break
      }
    }
  }

  private static func add(
    testCase: XMLElement, suite: String, to assembly: inout RunAssembly
  ) throws(ReadingFault) {
    guard let name = testCase.attribute("name") else {
      throw ReadingFault(line: testCase.line, "the test case has no name")
    }
    let group = testCase.attribute("classname").flatMap { $0.isEmpty ? nil : $0 } ?? suite
    let id = BenchmarkID(group: group, name: name)
    for end in ["failure", "error"] {
      if let found = testCase.child(end) { return assembly.fail(id, reason(found) ?? "the test ended with an \(end)") }
    }
    if let skipped = testCase.child("skipped") { return assembly.skip(id, reason(skipped) ?? "the test was skipped") }
    guard let text = testCase.attribute("time") else { return assembly.name(id) }
    guard let seconds = text.number else {
      throw ReadingFault(line: testCase.line, "'\(text)' is no number of seconds")
    }
    assembly.measure(id, .time, [seconds * 1e9])
  }

  private static func reason(_ element: XMLElement) -> String? {
    element.attribute("message").flatMap { $0.isEmpty ? nil : $0 }
  }
}
