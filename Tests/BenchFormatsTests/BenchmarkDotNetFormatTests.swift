import BenchModel
import Testing

@testable import BenchFormats

@Suite("BenchmarkDotNet JSON")
struct BenchmarkDotNetFormatTests {
  private let slow = "Example.Hashing/Sum (N=20, Kind=fast, job=Job-A(LaunchCount=2))"
  private let fast = "Example.Hashing/Sum (N=20, Kind=fast, job=Job-B(Server=True))"
  private let failed = "Example.Hashing/Sum (N=30, Kind=fast): failed, BenchmarkDotNet has no statistics of it"

  @Test("The full form keeps the results of each launch; jobs are named where they would clash")
  func full() throws {
    let run = try readFixture("benchmarkdotnet/full.json")
    #expect(
      outline(run) == [
        "Example.Hashing/Sum (N=10, Kind=fast): time 2+1, Allocated published",
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
        "Example.Hashing/Sum (N=10, Kind=fast): time 3", "\(slow): time published", "\(fast): time 1", failed,
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
}
