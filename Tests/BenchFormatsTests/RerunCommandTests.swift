import BenchModel
import Testing

@testable import BenchFormats

@Suite("Commands that measure again")
struct RerunCommandTests {
  private static func id(_ group: String, _ name: String, _ parameters: [(String, String)] = []) -> BenchmarkID {
    BenchmarkID(group: group, name: name, parameters: parameters.map { .init(name: $0.0, value: $0.1) })
  }

  @Test(
    "Each tool is told exactly what to measure, in its own words",
    arguments: [
      (
        GoBenchmarkFormat.name, id("example.com/p", "Encode/deep", [("format", "json"), ("GOMAXPROCS", "8")]),
        [
          "go", "test", "example.com/p", "-run", "^$", "-bench", "^BenchmarkEncode$/^deep$/^format=json$", "-count",
          "10", "-cpu", "8",
        ]
      ),
      (HyperfineFormat.name, id("", "sleep 0.1"), ["hyperfine", "--export-json", "again", "sleep 0.1"]),
      (
        PytestBenchmarkFormat.name, id("tests/test_a.py", "test_sort", [("n", "10")]),
        [
          "pytest", "--benchmark-only", "--benchmark-save-data", "--benchmark-json=again",
          "tests/test_a.py::test_sort",
        ]
      ),
      (
        GoogleBenchmarkFormat.name, id("", "BM_Sort<int>/8"),
        [
          "./bench", "--benchmark_filter=^(BM_Sort<int>/8)$", "--benchmark_repetitions=10", "--benchmark_out=again",
          "--benchmark_out_format=json",
        ]
      ),
      (
        JMHFormat.name, id("org.sample.Sorting", "merge"),
        ["java", "-jar", "target/benchmarks.jar", #"^org\.sample\.Sorting\.merge$"#, "-rf", "json", "-rff", "again"]
      ),
      (
        BenchmarkDotNetFormat.name, id("Sample.Sorting", "Merge"),
        ["dotnet", "run", "-c", "Release", "--", "--exporters", "JSON", "--filter", "Sample.Sorting.Merge*"]
      ),
      (
        CriterionFolder.name, id("sort", "merge", [("value", "10")]), ["cargo", "bench", "--", "^(sort/merge/10)$"]
      ),
      (OwnRunFormat.name, id("g", "n"), ["bench-run", "-o", "again", "--filter", "g/n"]),
    ] as [(String, BenchmarkID, [String])])
  func words(format: String, id: BenchmarkID, words: [String]) {
    var environment = RunEnvironment()
    environment.other = ["executable": "./bench"]
    let commands = RerunCommand.commands(for: [id], format: format, environment: environment, into: "again")
    #expect(commands.map(\.words) == [words])
  }

  @Test("A format that says nothing of a tool has no command, nor a name that would be taken for an option")
  func none() {
    let plain = Self.id("", "a")
    #expect(
      RerunCommand.commands(for: [plain], format: LongCSVFormat.name, environment: RunEnvironment(), into: "f").isEmpty)
    let option = Self.id("", "--prepare=reboot")
    for format in RunReader.names {
      let commands = RerunCommand.commands(
        for: [option, plain], format: format, environment: RunEnvironment(), into: "f")
      #expect(commands.allSatisfy { !$0.words.contains { $0.contains("reboot") } })
    }
  }
}
