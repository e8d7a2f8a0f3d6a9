import BenchModel

/// What is to be measured again, and each tool's way to say so.
struct RerunRequest {
  let ids: [BenchmarkID]
  let environment: RunEnvironment
  let file: String

  var ownTool: [RerunCommand] {
    [RerunCommand(["bench-run", "-o", file] + ids.flatMap { ["--filter", $0.description] })]
  }

  /// A command for each benchmark: `-bench` takes a pattern for each level of a name, and not one for each name.
  var go: [RerunCommand] {
    ids.map { id in
      let levels =
        "Benchmark\(id.name)".split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        + id.parameters.filter { $0.name != GoBenchmarkName.processorsKey }.map { "\($0.name)=\($0.value)" }
      let pattern = levels.map { "^\(Self.literal($0))$" }.joined(separator: "/")
      let processors =
        id.parameters.first { $0.name == GoBenchmarkName.processorsKey }.map { ["-cpu", $0.value] } ?? []
      let package = id.group.isEmpty ? "." : id.group
      return RerunCommand(
        ["go", "test", package, "-run", "^$", "-bench", pattern, "-count", "10"] + processors, .printed)
    }
  }

  func hyperfine(option: String) -> [RerunCommand] {
    [RerunCommand(["hyperfine", option, file] + ids.map(\.name))]
  }

  /// The test functions, with all of their parameters: how a parameter is written in a test's name its file does not
  /// tell.
  var pytest: [RerunCommand] {
    let tests = ids.map { id in
      let function = id.name.split(separator: "[", maxSplits: 1).first.map { String($0) } ?? id.name
      return id.group.isEmpty ? function : "\(id.group)::\(function)"
    }
    return [
      RerunCommand(
        ["pytest", "--benchmark-only", "--benchmark-save-data", "--benchmark-json=\(file)"] + Self.distinct(tests))
    ]
  }

  var googleBenchmark: [RerunCommand] {
    let names = Self.distinct(ids.map { Self.literal($0.name) }).joined(separator: "|")
    return [
      RerunCommand([
        environment.other?["executable"] ?? "BENCHMARKS", "--benchmark_filter=^(\(names))$",
        "--benchmark_repetitions=10", "--benchmark_out=\(file)", "--benchmark_out_format=json",
      ])
    ]
  }

  var jmh: [RerunCommand] {
    let names = Self.distinct(ids.map { "^\(Self.literal(Self.joined($0, by: ".")))$" })
    return [RerunCommand(["java", "-jar", "target/benchmarks.jar"] + names + ["-rf", "json", "-rff", file])]
  }

  var benchmarkDotNet: [RerunCommand] {
    let names = Self.distinct(ids.map { "\(Self.joined($0, by: "."))*" })
    return [
      RerunCommand(
        ["dotnet", "run", "-c", "Release", "--", "--exporters", "JSON", "--filter"] + names,
        .kept("BenchmarkDotNet.Artifacts/results"))
    ]
  }

  private var criterionPattern: String {
    let names = ids.map { id in
      Self.literal(([id.group, id.name].filter { !$0.isEmpty } + id.parameters.map(\.value)).joined(separator: "/"))
    }
    return "^(\(Self.distinct(names).joined(separator: "|")))$"
  }

  func criterion(_ destination: RerunCommand.Destination) -> [RerunCommand] {
    [RerunCommand(["cargo", "bench", "--", criterionPattern], destination)]
  }

  var cargoCriterion: [RerunCommand] {
    [RerunCommand(["cargo", "criterion", "--message-format=json", "--", criterionPattern], .printed)]
  }

  var critcmp: [RerunCommand] {
    [
      RerunCommand(["cargo", "bench", "--", "--save-baseline", "again", criterionPattern], .kept("target/criterion")),
      RerunCommand(["critcmp", "--export", "again"], .printed),
    ]
  }

  var libtest: [RerunCommand] { ids.map { RerunCommand(["cargo", "bench", "--", "--exact", $0.name], .printed) } }

  var packageBenchmark: [RerunCommand] {
    let filters = ids.flatMap { ["--filter", "^\(Self.literal($0.name))$"] }
    let targets = Self.distinct(ids.map(\.group).filter { !$0.isEmpty }).flatMap { ["--target", $0] }
    return [
      RerunCommand(
        ["swift", "package", "--allow-writing-to-package-directory", "benchmark", "baseline", "update", "again"]
          + targets + filters, .kept(".benchmarkBaselines"))
    ]
  }

  var swiftBenchmark: [RerunCommand] {
    let names = ids.map { Self.literal($0.name) }.joined(separator: "|")
    return [
      RerunCommand(
        ["swift", "run", "-c", "release", "BENCHMARKS", "--format", "json", "--filter", "^(\(names))$"], .printed)
    ]
  }

  func catch2(_ reporter: [String]) -> [RerunCommand] {
    let cases = Self.distinct(ids.map { $0.group.isEmpty ? $0.name : $0.group })
    return [RerunCommand(["TESTS"] + [cases.joined(separator: ",")] + reporter, .printed)]
  }

  var vitest: [RerunCommand] {
    let names = Self.distinct(ids.map { Self.literal($0.name) }).joined(separator: "|")
    return [RerunCommand(["npx", "vitest", "bench", "--run", "--outputJson", file, "-t", names])]
  }

  var airspeedVelocity: [RerunCommand] {
    [
      RerunCommand(
        ["asv", "run", "--bench", "^(\(ids.map { Self.literal($0.name) }.joined(separator: "|")))"],
        .kept(".asv/results"))
    ]
  }

  private static func joined(_ id: BenchmarkID, by separator: String) -> String {
    id.group.isEmpty ? id.name : "\(id.group)\(separator)\(id.name)"
  }

  /// A text as a regular expression that matches nothing else.
  private static func literal(_ text: String) -> String {
    text.map { #"\.+*?()|[]{}^$"#.contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<ByteKey> = []
    return texts.filter { seen.insert(ByteKey($0)).inserted }
  }
}
