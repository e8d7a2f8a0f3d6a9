import BenchModel
import Testing

@testable import BenchFormats

@Suite("asv, Julia, critcmp, gungraun, Bencher and the long form")
struct StoredFormatsTests {
  @Test("asv's rows are benchmarks for each combination of parameters; null failed and NaN was skipped")
  func asv() throws {
    let run = try readFixture("asv/results.json")
    #expect(
      outline(run) == [
        "sorts.Sort/time_copy (version=v2): time 3",
        "sorts.Sort/time_sort (param1=10, param2='a', version=v1): time published",
        "sorts.Sort/time_sort (param1=10, param2='b', version=v1): time published",
        "sorts.Sort/time_sort (param1=100, param2='a', version=v1): failed, asv says that it failed",
        "sorts.Sort/time_sort (param1=100, param2='b', version=v1): skipped, asv says that it was skipped",
        "sorts/peakmem_sort (version=v3): peak-memory published",
        "sorts/time_broken (param1=1, version=v5): failed, asv says that it failed",
        "sorts/time_broken (param1=2, version=v5): failed, asv says that it failed",
        "sorts/track_ratio (version=v4): value published",
      ])
    let sorted = try #require(run.published("sorts.Sort/time_sort (param1=10, param2='b', version=v1)", "time"))
    #expect(sorted.count == 12 && sorted.median == 0.25e9 && sorted.mean == nil)
    // Its 99 % interval is 0.1 s wide: 2 · 2.5758 standard errors of a twelfth of the variance.
    #expect(sorted.stdev.map { abs($0 - 0.1e9 / 2 / 2.5758293 * 12.0.squareRoot()) < 1 } == true)
    let copy = try #require(run.sample("sorts.Sort/time_copy (version=v2)", "time"))
    #expect(copy.iterations == [1000] && zip(copy.values[0], [1500, 1250, 1750]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(run.environment.commit?.hasPrefix("61a01e3") == true && run.environment.toolchain == "Python 3.12")
    #expect(run.environment.memoryBytes == 16_416_652 << 10)
    #expect(run.environment.other == ["environment": "virtualenv-py3.12", "machine": "m", "numpy": "2.0"])
  }

  @Test("asv's results that are not one for each combination make their benchmark a failed one")
  func asvCombinations() throws {
    let many = Array(repeating: "[\"1\", \"2\"]", count: 60).joined(separator: ", ")
    for parameters in [#"["1"]"#, many] {
      let text =
        #"{"result_columns": ["result", "params"], "results": {"time_a": [[1, 2], [\#(parameters)]], "time_b": [[1]]}}"#
      #expect(
        outline(try read(text)) == [
          "time_a: failed, it has not one result for each combination of its parameters", "time_b: time published",
        ])
    }
  }

  @Test("Another version of a benchmark of asv is another benchmark")
  func asvVersions() throws {
    func name(_ version: String) throws -> String {
      try read(#"{"result_columns": ["result", "version"], "results": {"time_a": [[1], "\#(version)"]}}"#)
        .results[0].id.description
    }
    #expect(try name("60303ae22b998861") == "time_a (version=60303ae2)")
    #expect(try name("9f86d081884c7d65") != name("60303ae22b998861"))
  }

  @Test("A folder of asv names parameters and units as its definitions do, also where those lie beside it")
  func asvFolder() throws {
    let (whole, machine) = ("asv-results/results", "asv-results/results/box")
    let folder = try #require(Fixture.folder(whole))
    let wanted = try folder.wanted(baseline: nil)
    #expect(wanted == ["box/5d2da5ab-existing-py3.11.json", "benchmarks.json"] && folder.beside.isEmpty)
    let reading = try folder.read(
      wanted.map { FolderFile(path: $0, bytes: try Fixture.bytes("\(whole)/\($0)")) }, source: "r", identity: "i")
    #expect(reading.notes == ["1 other file is passed over."])
    let sums = "(size=100, kind='plain', version="
    #expect(
      outline(reading.run).filter { !$0.contains("size=1000") && !$0.contains("twice") } == [
        "sums.TimeSums/time_sum \(sums)82746223): time published",
        "sums.TimeSums/track_answer \(sums)82bf0f07): value (kilobytes) published",
        "sums/mem_list (version=ec0532e5): memory published",
        "sums/peakmem_list (version=73dc2c59): peak-memory published",
        "sums/time_fails (version=14489ccc): failed, asv says that it failed",
        "sums/track_rate (version=9a175685): value (ops/s) published",
      ])
    let inner = try #require(Fixture.folder(machine))
    #expect(try inner.wanted(baseline: "5d2da5abe752") == ["5d2da5ab-existing-py3.11.json"])
    #expect(inner.beside == ["../benchmarks.json"])
    let beside = try inner.read(
      try (inner.wanted(baseline: nil) + inner.beside).map {
        FolderFile(path: $0, bytes: try Fixture.bytes("\(machine)/\($0)"))
      }, source: "r", identity: "i")
    #expect(outline(beside.run) == outline(reading.run) && beside.notes == reading.notes)
  }

  @Test("Of several files of asv one is named by its beginning, and of several machines one by its folder")
  func asvChoice() throws {
    let files = ["1a2b3c4d-py3.11.json", "1a2b3c4d-py3.12.json", "5e6f7a8b-py3.11.json"]
    let folder = try #require(RunReader.folder("box", with: ["machine.json"] + files))
    #expect(try folder.wanted(baseline: "5e6f") == [files[2]])
    #expect(try folder.wanted(baseline: "1a2b3c4d-py3.12") == [files[1]])
    #expect {
      try folder.wanted(baseline: "1a2b3c4d")
    } throws: {
      "\($0)"
        == "box: 2 of its files could be meant: put @ and the beginning of one's name behind the folder; there are "
        + "1a2b3c4d-py3.11, 1a2b3c4d-py3.12, 5e6f7a8b-py3.11"
    }
    #expect { try folder.wanted(baseline: "ff") } throws: { "\($0)" == "box: no benchmark has a baseline 'ff'" }
    let several = ["a", "b"].flatMap { ["\($0)/machine.json", "\($0)/\(files[0])"] }
    let both = try #require(RunReader.folder("results", with: ["benchmarks.json"] + several))
    #expect {
      try both.wanted(baseline: nil)
    } throws: { "\($0)" == "results: it has the results of 2 machines: name the folder of one, such as a" }
    #expect(RunReader.folder("x", with: ["machine.json", "other.json"]) == nil)
  }

  @Test("What asv tracks has the unit of its definition: times and bytes in base units")
  func asvUnits() {
    func measured(_ unit: String?, type: String = "track") -> (String, Metric.Unit, Double) {
      let definition = AirspeedVelocityDefinition(type: type, unit: unit, version: nil, parameters: nil)
      let found = AirspeedVelocityMetric(of: "anything", as: definition)
      return (found.metric.name, found.metric.unit, found.scale)
    }
    #expect(measured("seconds") == ("value", .nanoseconds, 1e9))
    #expect(measured("bytes") == ("value", .bytes, 1) && measured("unit") == ("value", .count, 1))
    #expect(measured("req/s") == ("value (req/s)", .count, 1))
    #expect(measured("seconds", type: "time") == (Metric.time.name, .nanoseconds, 1e9))
  }

  @Test("Julia's trials keep their times, and estimates are single figures")
  func julia() throws {
    let run = try readFixture("julia/trials.json")
    #expect(
      outline(run) == [
        "copy: time published, memory published, allocs published",
        "sort/quick: time 3, memory published, allocs published",
      ])
    #expect(run.values("sort/quick", "time") == [[120.5, 118, 121.25]])
    #expect(run.sample("sort/quick", "time")?.iterations == [10])
    #expect(run.published("copy", "time") == Summary(count: 1, mean: 31028))
    #expect(run.environment.toolchain == "Julia 1.11.0")
    let judgement = #"[{"Julia": "1", "BenchmarkTools": "1"}, [["TrialJudgement", {}]]]"#
    #expect(outline(try read(judgement))[0].contains("failed, it is a TrialJudgement"))
  }

  @Test("Of critcmp's export the estimates are published under criterion's identities")
  func critcmp() throws {
    let run = try readFixture("critcmp/export.json")
    #expect(outline(run) == ["fib: time published", "sort/merge (value=10): time published"])
    #expect(run.published("sort/merge (value=10)", "time") == Summary(mean: 101.5, median: 100.5, stdev: 5))
    #expect(run.environment.other == ["baseline": "main"])
  }

  @Test("gungraun's summaries stand among other output, in one line or several; the new values are exact")
  func gungraun() throws {
    let run = try readFixture("gungraun/lines.txt")
    #expect(
      outline(run) == [
        "sorts::group/sort (id=short): Ir 1, L1HitRate 1, DHAT TotalBytes 1", "sorts::group/copy: Ir 1",
      ])
    #expect(run.values("sorts::group/sort (id=short)", "Ir") == [[1734]])
    #expect(run.metric(named: "Ir") == Metric(name: "Ir", unit: .count, nature: .exact))
    #expect(run.metric(named: "L1HitRate")?.direction == .larger)
    #expect(outline(try readFixture("gungraun/one.json")) == ["sorts/sort: Ir 1"])
  }

  @Test("A tool of gungraun that states no figures leaves those of the others")
  func gungraunTools() throws {
    let one = String(decoding: try Fixture.bytes("gungraun/one.json"), as: UTF8.self)
    for nothing in ["\"None\"", "null"] {
      let silent = #"{"tool": "Memcheck", "summaries": {"total": {"summary": \#(nothing)}}}, "#
      let text = one.replacing("\"profiles\":[", with: "\"profiles\":[" + silent)
      #expect(text != one)
      #expect(try outline(read(text)) == ["sorts/sort: Ir 1"])
    }
  }

  @Test("gungraun's summaries of another version, and one that is cut short, are refused with their line")
  func gungraunFaults() throws {
    let one = String(decoding: try Fixture.bytes("gungraun/one.json"), as: UTF8.self)
    let text = "running 0 tests\n" + one
    #expect(refusal(of: Array(text.utf8)) == nil)
    let cut = "\"baselines\"\n" + text.dropLast(5)
    #expect(
      refusal(of: Array(cut.utf8))?.hasPrefix("x.json:3:1: the document that begins here is never closed") == true)
    #expect(
      refusal(of: Array(one.utf8.map { $0 == UInt8(ascii: "6") ? UInt8(ascii: "5") : $0 }))?
        .hasPrefix("x.json:1:1: version 5 of this summary is not known") == true)
  }

  @Test("Bencher's own measures have their units; of others neither unit nor direction is known")
  func bencher() throws {
    let run = try readFixture("bencher/bmf.json")
    #expect(
      outline(run) == [
        "load: throughput published, widgets published", "sort: file-size published, time published",
      ])
    #expect(run.published("sort", "time") == Summary(count: 1, mean: 3247.5))
    #expect(run.metric(named: "widgets")?.direction == .unknown)
  }

  @Test("Rows of the long form are values by run and process, in base units")
  func csv() throws {
    let run = try readFixture("csv/long.csv")
    #expect(
      outline(run) == ["sort, large: time 2+1+1, peak-memory 1", "copy: throughput 1, hits 1"])
    #expect(run.values("sort, large", "time") == [[1500, 1250], [1750], [1500]])
    #expect(run.sample("sort, large", "time")?.process == [0, 1, 2])
    #expect(run.values("sort, large", "peak-memory") == [[2_097_152]])
    #expect(run.metric(named: "hits")?.direction == .unknown && run.metric(named: "throughput") == .throughput)
    let short = try readFixture("csv/short.csv")
    #expect(outline(short) == ["a: time 2", "b: level 1"] && short.metric(named: "time") == .time)
  }

  @Test("Lines of JSON hold the same rows; processes may come mixed")
  func jsonLines() throws {
    let run = try readFixture("jsonl/long.jsonl")
    #expect(outline(run) == ["sort: time 2+1", "copy: hits 1"])
    #expect(run.values("sort", "time") == [[1500, 1750], [1250]])
    let mixed = try read("name,metric,value,process\na,time,1,1\na,time,2,2\na,time,3,1\n")
    #expect(mixed.values("a", "time") == [[1, 3], [2]])
  }

  @Test("Bencher's own measures are smaller-is-better as far as that is known, and counts among them are exact")
  func bencherMeasures() throws {
    let run = try read(
      #"{"b": {"instructions": {"value": 5}, "l1-hits": {"value": 5}, "ram-hits": {"value": 5}, "#
        + #""heap-allocations": {"value": 0}, "l1-hit-rate": {"value": 5}, "points": {"value": 5}}}"#)
    let directions = Dictionary(uniqueKeysWithValues: run.metrics.map { ($0.name, $0.direction) })
    #expect(
      directions == [
        "instructions": .smaller, "l1-hits": .unknown, "ram-hits": .smaller, "heap-allocations": .smaller,
        "l1-hit-rate": .larger, "points": .unknown,
      ])
    #expect(run.metric(named: "instructions")?.nature == .exact && run.metric(named: "points")?.nature == .noisy)
  }

  @Test(
    "Hits in caches have the direction that their level implies",
    arguments: [
      ("Instructions", Metric.Direction.smaller), ("L1 Hits", .unknown), ("LL Hits", .unknown), ("L2 Hits", .unknown),
      ("RAM Hits", .smaller), ("L1 Hit Rate", .larger), ("LL Hit Rate", .unknown), ("RAM Hit Rate", .smaller),
      ("D1 Miss Rate", .smaller), ("Estimated Cycles", .smaller),
    ])
  func caches(name: String, direction: Metric.Direction) throws {
    let run = try read("a::b\n  Instructions: 5\n  \(name): 7\n")
    #expect(run.metric(named: name)?.direction == direction)
  }

  @Test(
    "A table that cannot be read is refused with its line",
    arguments: [
      ("name,metric,value,colour\n", "x.json:1:1: 'colour' is no column here"),
      ("name,metric,value,unit,unit\n", "x.json:1:1: the header has to begin"),
      ("name,metric,value\na,time\n", "x.json:2:1: the row has 2 fields and the header 3"),
      ("name,metric,value\na,time,1", "x.json:2:1: the file ends within this row"),
      ("name,metric,value\n", "x.json: the file holds no benchmark"),
    ])
  func csvFaults(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.contains(message), "\(found)")
  }

  @Test("A value that cannot be read leaves its metric of its benchmark out")
  func csvSpoilt() throws {
    let run = try read("name,metric,value\na,time,1\na,time,soon\na,size,3\nb,time,-1\nb,size,4\n")
    #expect(outline(run) == ["a: size 1", "b: size 1"])
    #expect(
      run.results.map(\.warnings) == [
        ["Its values of time are left out: 'soon' in line 3 is no number."],
        ["Its values of time are left out: a time is negative."],
      ])
  }

  @Test("Two metrics of one name and different units are told apart")
  func names() throws {
    let run = try read("name,metric,value,unit\na,size,1,B\nb,size,2,ms\n")
    #expect(outline(run) == ["a: size 1", "b: size (ns) 1"])
  }
}
