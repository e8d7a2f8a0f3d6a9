import BenchModel
import FoundationEssentials
import SafeFiles
import Testing

/// Names from outside never become names of files, but for pictures, whose words are harmless.
@Suite("Files are made where they are asked for and nowhere else")
struct NamedFilesTests {
  private static let names: [String] = {
    let file = #filePath
    let tests = "/" + file.split(separator: "/").dropLast(2).joined(separator: "/")
    let content = try? Data(contentsOf: URL(filePath: tests + "/BenchRenderingTests/hostile-names.json"))
    return content.flatMap { try? JSONDecoder().decode([String].self, from: $0) } ?? []
  }()

  private static func tree(_ directory: ScratchDirectory, _ folder: String = ".") throws -> Set<String> {
    try directory.names(folder).reduce(into: []) { paths, name in
      let path = "\(folder)/\(name)"
      paths.insert(path)
      if Directory.exists(directory.file(path)) { paths.formUnion(try tree(directory, path)) }
    }
  }

  @Test("No hostile name makes a file outside the folder of the outputs")
  func outside() throws {
    let paths = [
      "../escape", "/tmp/escape", "a/../../escape", "out/../x", "~/x", ".", "..", "-o", "--output=x", "a\0b",
    ]
    let names = Self.names + paths
    #expect(names.count > 150)
    let directory = try ScratchDirectory()
    let results = names.enumerated().map { place, name in
      BenchmarkResult(
        id: BenchmarkID(
          group: place % 3 == 0 ? name : "g", name: place % 3 == 1 ? name : "n\(place)",
          parameters: place % 3 == 2 ? [.init(name: "p", value: name)] : []),
        samples: [
          Sample(
            metric: "latency", process: [0, 1], round: [0, 1], order: [0, 1], iterations: [1, 1],
            values: [[1000, 1100, 1200], [1300, 1000, 900]])
        ])
    }
    for side in ["base", "new"] {
      let run = BenchmarkRun(
        id: side + names[0], suite: "../suite", environment: Runs.environment, metrics: [.latency], results: results)
      try directory.put(run, at: "in/\(side).json")
    }
    try Directory.create(directory.file("work"))
    try Directory.create(directory.file("home"))
    try Directory.create(directory.file("tmp"))
    let before = try Self.tree(directory)
    var environment = ScratchDirectory.environment
    environment["HOME"] = directory.file("home")
    environment["TMPDIR"] = directory.file("tmp")
    let lines = [
      "bench-compare ../in/base.json ../in/new.json --all -o ../out/c.json -o ../out/c.html -o ../out/c.md -o ../out/c.csv",
      "bench-report ../in/new.json -b ../in/base.json -o ../out/r.md -o ../out/r.html --summary ../out/s.md",
      "bench-compare convert ../in/new.json -o ../out/n.json",
      "bench-compare --history --record ../in/new.json --date 2026-01-01T00:00:00Z --machine ../m ../out/h.jsonl",
      "bench-compare --history ../out/h.jsonl -o ../out/h.md",
    ]
    for line in lines {
      let ended = try directory.shell("cd work && \(line)", environment: environment)
      #expect([0, 1, 3, 4].contains(ended.status), "\(line): \(ended.status) \(ended.errors.prefix(500))")
    }
    let made = try Self.tree(directory).subtracting(before)
    #expect(made.contains("./out/c.json") && made.contains { $0.hasPrefix("./out/r-plots/") })
    #expect(made.allSatisfy { $0 == "./out" || $0.hasPrefix("./out/") }, "\(made.filter { !$0.hasPrefix("./out") })")
    for name in made.compactMap({ $0.split(separator: "/").last }) {
      #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }, "\(name)")
    }
  }
}
