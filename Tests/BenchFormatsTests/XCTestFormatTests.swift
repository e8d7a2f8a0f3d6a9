import BenchModel
import Testing

@testable import BenchFormats

@Suite("XCTest text")
struct XCTestFormatTests {
  @Test("Measured lines of a serial run are the values of one process, of tests that passed")
  func serial() throws {
    let run = try readFixture("xctest/linux-6.3.1.txt")
    #expect(
      outline(run) == [
        "AlphaTests.ParsingTests/testFails: failed, XCTAssertEqual failed: (\"1\") is not equal to (\"2\") -",
        "AlphaTests.ParsingTests/testLarge: time 10", "AlphaTests.ParsingTests/testPrints: time 10",
        "AlphaTests.ParsingTests/testSkippedAfterwards: skipped, Test skipped - not here",
        "AlphaTests.ParsingTests/testSmall: time 10",
        "AlphaTests.ParsingTests/testTiny: failed, Its values of time are left out: they are below the resolution of "
          + "XCTest, which is a microsecond.",
        "BetaTests.ParsingTests/testSmall: time 10",
      ])
    let large = try #require(run.values("AlphaTests.ParsingTests/testLarge", "time")).flatMap(\.self)
    #expect(large.prefix(3) == [2_236_000, 2_515_000, 2_791_000])
    #expect(run.completeness == .complete)
  }

  @Test("A run that does more shows it, and a parallel one has the same benchmarks")
  func planted() throws {
    let run = try readFixture("xctest/linux-6.3.1.txt")
    let slower = try readFixture("xctest/linux-slower-6.3.1.txt")
    for name in ["AlphaTests.ParsingTests/testLarge", "AlphaTests.ParsingTests/testSmall"] {
      #expect(try ratio(slower, run, name) > 1.5, "twice the work was asked for")
    }
    let parallel = try readFixture("xctest/linux-parallel-6.3.1.txt")
    #expect(parallel.results.map(\.id) == run.results.map(\.id))
    #expect(parallel.results.map(\.status) == run.results.map(\.status))
  }

  @Test("On macOS the module stands in the name, and each metric has its unit and direction")
  func macOS() throws {
    let run = try readFixture("xctest/macos-documented.txt")
    #expect(
      outline(run) == [
        "WorkTests.ParsingTests/testParse: time 5, CPU Instructions Retired 5, Memory Peak Physical 5",
        "WorkTests.ParsingTests/testScroll: failed, XCTAssertTrue failed - it did not scroll",
      ])
    #expect(run.values("WorkTests.ParsingTests/testParse", "CPU Instructions Retired")?[0].first == 5_010_100)
    #expect(run.metric(named: "Memory Peak Physical") == Metric(name: "Memory Peak Physical", unit: .bytes))
    let line =
      "x: Test Case '-[M.C t]' measured [Frame Rate, fps] average: 1, values: [59.4], maxStandardDeviation: 0\n"
    #expect(try read(line).metric(named: "Frame Rate")?.direction == .larger)
  }

  @Test("A test that a crash ended has failed, a second line of a metric is passed over, and a torn line is refused")
  func endings() throws {
    let place = "/w/Tests/A/T.swift:1: Test Case 'T.t' measured [Time, seconds] average: 0, values: "
    let begin = "Test Suite 'All tests' started at x\nTest Case 'T.t' started at x\n"
    let crashed = try read("\(begin)\(place)[0.001, 0.002], m: 0\n")
    #expect(outline(crashed) == ["A.T/t: failed, line 2 begins its test, and no end follows"])
    #expect(crashed.completeness == .partial)
    let passed = "Test Case 'T.t' passed (1 seconds)\r\n"
    let twice = try read("\(begin)\(place)[0.001], m: 0\r\n\(place)[0.005], m: 0\r\n\(passed)")
    #expect(twice.values("A.T/t", "time") == [[1_000_000]])
    let again = try read("\(begin)\(place)[0.001], m: 0\n\(passed)\(begin)\(place)[0.002], m: 0\n\(passed)")
    #expect(again.values("A.T/t", "time") == [[1_000_000], [2_000_000]])
    #expect(outline(try read("\(place)[0.001], m: 0\n")) == ["A.T/t: time 1"])
    #expect(refusal(of: Array("\(place)[0.0x], m: 0\n".utf8))?.contains("its values cannot be read") == true)
    #expect(refusal(of: Array("\(begin)\(passed)".utf8))?.contains("the file holds no benchmark") == true)
  }
}

/// By how much the median of a benchmark's times is larger in one run than in another.
func ratio(_ run: BenchmarkRun, _ other: BenchmarkRun, _ name: String) throws -> Double {
  func median(_ run: BenchmarkRun) throws -> Double {
    let sample = try #require(run.sample(name, "time"))
    if let published = sample.published { return try #require(published.median ?? published.mean) }
    let values = sample.values.flatMap(\.self).sorted()
    return values[values.count / 2]
  }
  return try median(run) / median(other)
}
