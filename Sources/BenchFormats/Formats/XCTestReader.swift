import BenchModel

/// Follows the text of XCTest, in which a test begins, may be measured once for each metric, and ends.
struct XCTestReader {
  private var assembly = RunAssembly()
  /// The tests that have begun and not ended, by their names, with what was measured of each.
  private var open: [String: Open] = [:]
  private var process = 0
  private var hasBegun = false
  private var isPartial = false

  private struct Open {
    let line: Int
    /// Whether a line says that it began: lines that were picked out of a log have no begin and no end.
    let isWhole: Bool
    var ids: [BenchmarkID] = []
    var metrics: Set<ByteKey> = []
    var reason: String?
  }

  mutating func read(_ line: TextLine) throws(ReadingFault) {
    if line.text.hasPrefix("Test Suite 'All tests' started")
      || line.text.hasPrefix("Test Suite 'Selected tests' started")
    {
      if hasBegun { process += 1 }
      hasBegun = true
    }
    guard let found = XCTestLine(line.text) else { return noteReason(line.text) }
    if let (metric, values) = try found.measurement(in: line) {
      add(values, of: metric, to: found, line: line.number)
    } else if found.rest.hasPrefix("started") {
      if let lost = open[found.test] { endWithoutEnd(lost) }
      open[found.test] = Open(line: line.number, isWhole: true)
    } else if found.rest.hasPrefix("passed (") {
      open[found.test] = nil
    } else if found.rest.hasPrefix("failed (") {
      end(found.test) { assembly, id, reason in assembly.fail(id, reason ?? "XCTest says that it failed") }
    } else if found.rest.hasPrefix("skipped (") {
      end(found.test) { assembly, id, reason in assembly.skip(id, reason ?? "the test skipped itself") }
    }
  }

  private mutating func add(_ values: [Double], of metric: Metric, to found: XCTestLine, line: Int) {
    let id = found.id
    var test = open[found.test] ?? Open(line: line, isWhole: false)
    test.ids.append(id)
    // A second line of a metric is of a call that XCTest forbids.
    let isNew = test.metrics.insert(ByteKey(metric.name)).inserted
    open[found.test] = test
    guard isNew else { return }
    if XCTestMetric.isBelowResolution(metric, values) {
      assembly.spoil(id, metric, "they are below the resolution of XCTest, which is a microsecond")
    } else {
      assembly.measure(id, metric, values, process: process)
    }
  }

  private mutating func end(_ test: String, _ end: (inout RunAssembly, BenchmarkID, String?) -> Void) {
    guard let ended = open.removeValue(forKey: test) else { return }
    for id in ended.ids { end(&assembly, id, ended.reason) }
  }

  /// `path:12: error: Class.test : what failed`, and the same without `error: ` of a skip.
  private mutating func noteReason(_ text: String) {
    for test in open.keys {
      if let place = text[...].lastRange(of: ": \(test) : ") {
        open[test]?.reason = text[place.upperBound...].trimmed
      }
    }
  }

  private mutating func endWithoutEnd(_ lost: Open) {
    isPartial = true
    for id in lost.ids { assembly.fail(id, "line \(lost.line) begins its test, and no end follows") }
  }

  /// Everything that was read, as a run; a test without an end is one that the process ended in.
  mutating func run(identity: String) -> BenchmarkRun {
    for lost in open.values where lost.isWhole { endWithoutEnd(lost) }
    return assembly.run(identity: identity, suite: "XCTest", completeness: isPartial ? .partial : .complete)
  }
}
