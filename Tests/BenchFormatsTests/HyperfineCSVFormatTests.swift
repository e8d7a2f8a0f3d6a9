import BenchModel
import Testing

@testable import BenchFormats

@Suite("hyperfine CSV")
struct HyperfineCSVFormatTests {
  private static let header = "command,mean,stddev,median,user,system,min,max"

  @Test("Figures of each command are published, with its parameters and commas in quotes")
  func table() throws {
    let run = try readFixture("hyperfine-csv/parameters.csv")
    #expect(
      outline(run) == [
        "echo 1 (n=1): time published, cpu-time published", "echo \"2, 3\" (n=2): time published, cpu-time published",
      ])
    #expect(
      run.results[0].samples[0].published
        == Summary(
          mean: 0.0051990253333333335 * 1e9, median: 0.00619394 * 1e9, min: 0.0012879430000000002 * 1e9,
          max: 0.008115193 * 1e9, stdev: 0.0035206855917685027 * 1e9))
  }

  @Test(
    "A row that cannot be read is an error with its line",
    arguments: [
      ("a,1,,1,1,1,1,1\nb,1\n", "x.json:3:1: the row has 2 fields and the header 8"),
      ("a,1,,1,1,1,1,1", "x.json:2:1: the file ends within this row"),
      ("\"a,1\n", "x.json:2:1: the quote that opens here is never closed"),
      ("\"a\"b,1\n", "x.json:2:1: a comma or the end of the line has to follow a closing quote"),
      ("", "x.json: the file holds no benchmark"),
    ])
  func faults(rows: String, message: String) throws {
    let found = try #require(refusal(of: Array("\(Self.header)\n\(rows)".utf8)))
    #expect(found.hasPrefix(message), "\(found)")
  }

  @Test("A figure that cannot be read makes its command a failed one")
  func spoilt() throws {
    let run = try read("\(Self.header)\na,one,,1,1,1,1,1\nb,1,,1,1,1,1,1\n")
    #expect(
      outline(run) == [
        "a: failed, line 2 cannot be read: 'one' in the column mean is no number",
        "b: time published, cpu-time published",
      ])
  }

  @Test("Absent figures are absent, and lines may end as on Windows")
  func absent() throws {
    let run = try read("\(Self.header)\r\n\"a \"\"b\"\"\nc\",1,,,,,,\r\n")
    #expect(run.results[0].id.name == "a \"b\"\nc")
    #expect(run.results[0].samples.map(\.published) == [Summary(mean: 1e9)])
  }
}
