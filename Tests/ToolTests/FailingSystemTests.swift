import BenchModel
import Glibc
import Testing

/// What `.ci/inject` does to every system call, in short: a disk that is full at any place, and a clock that jumps.
@Suite("A system that fails")
struct FailingSystemTests {
  @Test("A limit of the file's size at any place leaves the old file and says so", arguments: 0..<6)
  func fullDisk(blocks: Int) throws {
    let directory = try ScratchDirectory()
    let locations = Dictionary(uniqueKeysWithValues: (0..<6).map { ("name\($0)", 1000.0) })
    try directory.put(Runs.run("1", locations), Runs.run("2", locations))
    try directory.put("old", at: "out.json")
    let line = "bench-compare -q --all base.json new.json -o out.json"
    let ended = try directory.shell("ulimit -f \(blocks); \(line)")
    #expect(ended.status == 74 && ended.errors.contains("out.json"), "\(ended)")
    #expect(try directory.text("out.json") == "old")
    #expect(try directory.names().sorted() == ["base.json", "new.json", "out.json"])
    #expect(try directory.shell(line).status == 0)
    #expect(try directory.bytes("out.json").count > 512 * 6)
  }

  /// The library of `.ci/interpose.c`, compiled as every C target of this package is.
  private func interposition(in directory: ScratchDirectory) throws -> String {
    let file = #filePath
    let root = "/" + file.split(separator: "/").dropLast(3).joined(separator: "/")
    var environment = ScratchDirectory.environment
    environment["PATH"] = getenv("PATH").map { String(cString: $0) }
    let library = directory.file("interpose.so")
    let built = try directory.shell(
      "$(command -v clang || command -v cc) -shared -fPIC -O1 -o \(library) \(root)/.ci/interpose.c -ldl",
      environment: environment)
    try #require(built.status == 0, "\(built.errors)")
    return library
  }

  @Test("A wall clock that jumps by an hour at every reading changes no duration")
  func steppedClock() throws {
    let directory = try ScratchDirectory()
    var environment = ScratchDirectory.environment
    environment["LD_PRELOAD"] = try interposition(in: directory)
    environment["STEPPED_CLOCK"] = "1"
    let ended = try directory.run(
      "bench-run", ["-q", "--runs", "3", "-o", "stepped.json", "--", "sleep", "0.02"], environment: environment)
    #expect(ended.status == 0, "\(ended)")
    let values = try #require(try directory.runFile("stepped.json").results.first?.sample(of: .time)).values.joined()
    #expect(values.count == 3 && values.allSatisfy { $0 > 15e6 && $0 < 60e9 }, "\(Array(values))")
  }

  @Test("Writes that take a part of what they are given write all of it")
  func shortWrites() throws {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), Runs.run("2"))
    let line = "bench-compare -q --all --format json base.json new.json"
    let whole = try directory.shell(line)
    var environment = ScratchDirectory.environment
    environment["LD_PRELOAD"] = try interposition(in: directory)
    environment["SHORT_WRITES"] = "1"
    let short = try directory.shell("\(line) -o out.json; \(line)", environment: environment)
    #expect(short.status == whole.status && short.output == whole.output && !whole.output.isEmpty)
    #expect(try directory.text("out.json") == whole.output)
  }
}
