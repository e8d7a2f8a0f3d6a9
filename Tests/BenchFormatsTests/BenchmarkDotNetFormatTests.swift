import BenchModel
import Testing

@testable import BenchFormats

@Suite("BenchmarkDotNet JSON")
struct BenchmarkDotNetFormatTests {
  private let slow = "Example.Hashing/Sum (N=20, Kind=fast, job=LaunchCount=2)"
  private let fast = "Example.Hashing/Sum (N=20, Kind=fast, job=Server=True)"
  private let failed =
    "Example.Hashing/Sum (N=30, Kind=fast, job=Server=True): failed, BenchmarkDotNet has no statistics of it"

  @Test("The full form keeps the results of each launch; jobs are named by what they were told, not by what was drawn")
  func full() throws {
    let run = try readFixture("benchmarkdotnet/full.json")
    #expect(
      outline(run) == [
        "Example.Hashing/Sum (N=10, Kind=fast, job=LaunchCount=2): time 2+1, Allocated published",
        "\(slow): time 1, Allocated published", "\(fast): time 1, Allocated published", failed,
      ])
    let time = try #require(run.results[0].sample(of: .time))
    #expect(time.values == [[5, 5.5], [6]] && time.process == [0, 1] && time.iterations == [100, 200])
    #expect(run.environment.processor == "AMD EPYC" && run.environment.optimised == nil)
  }

  @Test("The brief form has the values of all launches, or figures")
  func brief() throws {
    let run = try readFixture("benchmarkdotnet/brief.json")
    #expect(
      outline(run) == [
        "Example.Hashing/Sum (N=10, Kind=fast, job=LaunchCount=2): time 3",
        "\(slow): time published", "\(fast): time 1", failed,
      ])
  }

  @Test("A debug build is known to be one")
  func debug() throws {
    let run = try read(
      #"{"HostEnvironmentInfo": {"Configuration": "DEBUG"}, "#
        + #""Benchmarks": [{"Method": "m", "Parameters": "a=b=c&d", "Statistics": {"Mean": 1}}]}"#)
    #expect(run.environment.optimised == false)
    #expect(run.results[0].id.description == "m (parameters=a=b=c&d)")
  }

  @Test("Of a folder of results the fullest report of each class is read, and other files are passed over and counted")
  func folder() throws {
    let (full, brief) = ("a.B-report-full.json", "a.B-report-brief.json")
    let paths = [brief, full, "a.B-report.csv", "a.B-report-github.md", "c.D-report-full-compressed.json"]
    let folder = try #require(RunReader.folder("results", with: paths))
    let wanted = try folder.wanted(baseline: nil)
    #expect(wanted == [full, "c.D-report-full-compressed.json"])
    #expect(throws: FormatError.self) { try folder.wanted(baseline: "main") }
    func report(_ method: String) -> [UInt8] {
      let statistics = #"{"OriginalValues": [1, 2], "Mean": 1}"#
      return Array(
        #"{"HostEnvironmentInfo": {}, "Benchmarks": [{"Method": "\#(method)", "Statistics": \#(statistics)}]}"#.utf8)
    }
    let reading = try folder.read(
      zip(wanted, ["m", "n"]).map { FolderFile(path: $0, bytes: report($1)) }, source: "results", identity: "i")
    #expect(outline(reading.run) == ["m: time 2", "n: time 2"] && reading.run.id == "i")
    #expect(reading.notes == ["3 other files are passed over."])
    #expect {
      try folder.read([FolderFile(path: full, bytes: Array("{".utf8))], source: "results", identity: "i")
    } throws: { "\($0)".hasPrefix("results/a.B-report-full.json:1:2:") }
  }
}
