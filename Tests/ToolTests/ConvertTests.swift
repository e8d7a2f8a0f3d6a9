import BenchFormats
import Testing

@Suite("bench-compare convert")
struct ConvertTests {
  private static let table = """
    name,metric,value,unit,process
    sort,time,1.5,us,1
    sort,time,1.25,us,2
    sort,level,3,,2

    """

  @Test("What is written for another tool is read again as the same measurements", arguments: RunExport.allCases)
  func formats(format: RunExport) throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.table, at: "table.csv")
    let name = format.rawValue
    let ended = try directory.run("bench-compare", "convert", "--to", name, "table.csv", "-o", "written")
    #expect(ended.status == 0 && ended.output.isEmpty && ended.errors.isEmpty, "\(ended.errors)")
    let again = try directory.run("bench-compare", "convert", "--to", "jsonl", "--from", name, "written")
    let isSingle = [.bencher, .githubActionBenchmark, .stressSuite].contains(format)
    // Single figures are no measurements, and cannot become some.
    #expect(again.status == (isSingle ? 65 : 0), "\(again.errors)")
    if !isSingle { #expect(again.output.contains("1250") && again.output.contains("1500"), "\(again.output)") }
  }

  @Test("What a format has no place for is said on standard error, and an unknown format is a usage error")
  func losses() throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.table + "sort,level,-3,,2\n", at: "table.csv")
    let ended = try directory.run("bench-compare", "convert", "--to", "pyperf", "table.csv")
    #expect(ended.status == 0 && ended.output.contains("\"second\""))
    #expect(ended.errors.contains("metrics without measurements above zero are left out: level of 'sort'"))
    #expect(try directory.run("bench-compare", "convert", "--to", "perl", "table.csv").status == 64)
  }

  @Test("A table and a file of another tool are compared with each other")
  func mixed() throws {
    let directory = try ScratchDirectory()
    try directory.put(Self.table, at: "old.csv")
    try directory.put("<testsuite name='s'><testcase name='a' time='1'/></testsuite>", at: "new.xml")
    let ended = try directory.run("bench-compare", "old.csv", "new.xml")
    #expect(ended.status == 4, "\(ended.output) \(ended.errors)")
  }
}
