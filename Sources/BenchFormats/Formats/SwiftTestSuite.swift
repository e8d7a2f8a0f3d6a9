import StrictXML

/// The suite of the XML that `swift test --xunit-output` writes, whose durations may hold more than the tests.
///
/// Swift Testing starts all tests at once unless it is told not to, and each waits its turn in its own duration. XCTest
/// writes such a file only where each test is a process of its own, and states how long that took.
struct SwiftTestSuite {
  private let suite: XMLElement
  private let isOfSwiftTesting: Bool

  /// Nil for a suite of another tool.
  init?(_ suite: XMLElement) {
    guard suite.attribute("name") == "TestResults" else { return nil }
    self.suite = suite
    switch Set(suite.attributes.map(\.name)) {
    case ["name", "errors", "tests", "failures", "skipped", "time"]: isOfSwiftTesting = true
    case ["name", "errors", "tests", "failures", "time"]: isOfSwiftTesting = false
    default: return nil
    }
  }

  /// Rounding, and what tests that run one by one may share, are less than this share of the suite's duration.
  private static let mostShared = 1.02

  /// Why a test has no time that is its own.
  static let waiting =
    "tests ran side by side, and its time holds what it waited for others: run with --no-parallel"

  /// Why the durations of the suite's tests are none of what they did; nil where they are.
  var reasonOfNoTimes: String? {
    if !isOfSwiftTesting {
      return "swift test --parallel states how long its whole process took: "
        + "run without --parallel and give what it prints"
    }
    let times = suite.children.filter { $0.name == "testcase" }.compactMap { $0.attribute("time")?.number }
    guard let whole = suite.attribute("time")?.number, times.count > 1,
      times.reduce(0, +) > whole * Self.mostShared
    else { return nil }
    return Self.waiting
  }
}
