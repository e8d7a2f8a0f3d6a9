import BenchModel
import Testing

@testable import BenchFormats

/// Reads a fixture as a tool would.
func readFixture(_ name: String) throws -> BenchmarkRun {
  try RunReader.read(Fixture.bytes(name), source: name, identity: "content:1").run
}

/// What a run holds, in a form that fits a line of a table: a benchmark with its status or its metrics and value
/// counts.
func outline(_ run: BenchmarkRun) -> [String] {
  run.results.map { result in
    if let failure = result.failure { return "\(result.id): \(result.status.rawValue), \(failure.reason)" }
    let samples = result.samples.map { sample in
      let counts = sample.values.map { "\($0.count)" }.joined(separator: "+")
      return "\(sample.metric) \(sample.published == nil ? counts : "published")"
    }
    return "\(result.id): \(samples.joined(separator: ", "))"
  }
}
