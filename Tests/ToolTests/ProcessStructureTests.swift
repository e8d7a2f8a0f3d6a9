import BenchModel
import StrictJSON
import Testing

@Suite("Processes in files of other tools")
struct ProcessStructureTests {
  /// Five processes of twelve values a side, the current one 3 % above.
  ///
  /// Processes differ by several per cent, values within one hardly: all 60 values of a side, taken as if they were
  /// independent, would prove a regression.
  private static let baseline = [1.00, 1.06, 0.97, 1.05, 0.96].map { values(1000 * $0) }
  private static let current = [1.03, 1.08, 0.99, 1.09, 1.00].map { values(1000 * $0) }

  private static func values(_ level: Double) -> [Double] {
    (0..<12).map { level * (1 + 0.0005 * Double($0 * 7 % 12)) }
  }

  /// The shapes of tools that say which process measured what.
  enum Tool: CaseIterable {
    case pyperf, jmh, benchmarkDotNet, hyperfine

    /// A file with these nanoseconds a process.
    func file(_ processes: [[Double]]) -> String {
      switch self {
      case .pyperf:
        let runs = processes.map { #"{"values":[\#(list($0.map { $0 / 1e9 }))]}"# }.joined(separator: ",")
        return #"{"version":"1.0","metadata":{"name":"sort"},"benchmarks":[{"runs":[\#(runs)]}]}"#
      case .jmh:
        let forks = processes.map { "[\(list($0))]" }.joined(separator: ",")
        let metric = #"{"score":1,"scoreError":"NaN","scorePercentiles":{},"scoreUnit":"ns/op","rawData":[\#(forks)]}"#
        return #"""
          [{"jmhVersion":"1.37","benchmark":"p.C.sort","mode":"avgt","threads":1,"forks":\#(processes.count),
          "primaryMetric":\#(metric),"secondaryMetrics":{}}]
          """#
      case .benchmarkDotNet:
        let rows = processes.enumerated().flatMap { launch, values in
          values.enumerated().map { place, value in
            #"{"IterationMode":"Workload","IterationStage":"Result","LaunchIndex":\#(launch + 1),"#
              + #""IterationIndex":\#(place + 1),"Operations":10,"Nanoseconds":\#(value * 10)}"#
          }
        }
        return #"""
          {"Title":"t","HostEnvironmentInfo":{},"Benchmarks":[{"DisplayInfo":"C.Sort","Namespace":"p","Type":"C",
          "Method":"Sort","MethodTitle":"Sort","Parameters":"","FullName":"p.C.Sort",
          "Statistics":{"OriginalValues":[\#(list(processes.flatMap(\.self)))]},
          "Measurements":[\#(rows.joined(separator: ","))]}]}
          """#
      case .hyperfine:
        let times = processes.map { $0[0] / 1e9 }
        return #"""
          {"results":[{"command":"sort","mean":1,"stddev":0,"median":1,"user":0,"system":0,"min":1,"max":1,
          "times":[\#(list(times))],"exit_codes":[\#(times.map { _ in "0" }.joined(separator: ","))]}]}
          """#
      }
    }

    private func list(_ values: [Double]) -> String { values.map { "\($0)" }.joined(separator: ",") }
  }

  private struct Answer: Decodable {
    struct Row: Decodable {
      let evidence: Evidence?
      let verdict: Verdict
      let baseline: Estimate?
      let current: Estimate?
      let change: Change?
    }
    let rows: [Row]
  }

  private func rows(_ tool: Tool, _ baseline: [[Double]], _ current: [[Double]]) throws -> [Answer.Row] {
    let directory = try ScratchDirectory()
    try directory.put(tool.file(baseline), at: "base")
    try directory.put(tool.file(current), at: "new")
    let ended = try directory.run("bench-compare", "--all", "-t", "1%", "--format", "json", "base", "new")
    #expect([0, 1, 3].contains(ended.status), "\(ended.errors)")
    return try StrictJSONDecoder().decode(Answer.self, from: Array(ended.output.utf8)).rows
  }

  @Test("A file that knows its processes is judged over them, and not over their values", arguments: Tool.allCases)
  func processes(tool: Tool) throws {
    let rows = try rows(tool, Self.baseline, Self.current)
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row.evidence == .launches && row.baseline?.replicates == 5 && row.current?.replicates == 5)
      #expect(row.verdict != .regressed && row.verdict != .noRegression)
    }
    // A change that is larger than how processes differ is found over them all the same.
    let slower = try self.rows(tool, Self.baseline, Self.current.map { $0.map { $0 * 2 } })
    #expect(slower.contains { $0.verdict == .regressed && $0.evidence == .launches })
  }

  @Test(
    "Processes too few to tell how they differ are not judged as if they did not",
    arguments: [Tool.pyperf, .jmh, .benchmarkDotNet], [1, 2])
  func few(tool: Tool, count: Int) throws {
    let rows = try rows(tool, Array(Self.baseline.prefix(count)), Array(Self.current.prefix(count)))
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row.evidence == .oneLaunch && row.verdict != .regressed && row.verdict != .noRegression)
      let change = try #require(row.change)
      // Values within a process spread by 0.2 %: the width is that of the floor between launches, 5 % to each side.
      let (lower, upper) = (try #require(change.lower), try #require(change.upper))
      #expect(upper - lower > 0.09)
    }
  }
}
