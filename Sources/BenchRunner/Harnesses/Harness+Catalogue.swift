import BenchModel

extension Harness {
  /// Every harness there is.
  package static let all = [
    go, googleBenchmark, pytestBenchmark, xctest, swiftTesting, command, pyperf, catch2, libtest, criterion, jmh,
    packageBenchmark, deno,
  ]

  /// The harness of a name.
  package static func named(_ name: String) -> Harness? { all.first { $0.name == name } }

  private static let seconds = "\(Double(valueMilliseconds) / 1000)"

  /// A test executable of Go, `go test -c`.
  static let go = Harness(
    name: "go", format: "go", listing: .run(["-test.run", "^$", "-test.bench", ".", "-test.benchtime", "1x"]),
    arguments: [
      "-test.run", "^$", "-test.bench", "{benchmark}", "-test.count", "\(values)", "-test.benchtime",
      "\(valueMilliseconds)ms",
    ], output: .printed, choosing: HarnessPattern.ofGo, build: ["go", "test", "-c", "-o", "{program}", "."])

  /// An executable of Google Benchmark, or a script of its Python binding.
  static let googleBenchmark = Harness(
    name: "google-benchmark", format: "google-benchmark",
    listing: .names(["--benchmark_list_tests=true"]) { $0.isEmpty ? nil : String($0) },
    arguments: [
      "--benchmark_filter={benchmark}", "--benchmark_repetitions=\(values)", "--benchmark_min_time=\(seconds)",
      "--benchmark_report_aggregates_only=false", "--benchmark_out_format=json", "--benchmark_out={output}",
    ], output: .file, choosing: HarnessPattern.expression)

  /// `python3 -m pytest` with pytest-benchmark; where the tests are is for its configuration to say.
  static let pytestBenchmark = Harness(
    name: "pytest-benchmark", format: "pytest-benchmark",
    listing: .names(
      [
        "--benchmark-only", "--benchmark-min-rounds=1", "--benchmark-max-time=0.000001",
        "--benchmark-min-time=0.000001", "--benchmark-warmup=off", "-q", "-rpfE", "-p", "no:cacheprovider",
      ], line: HarnessLine.ofPytest),
    arguments: [
      "{benchmark}", "--benchmark-only", "--benchmark-json={output}", "--benchmark-min-rounds=\(values)",
      "--benchmark-min-time=\(seconds)", "--benchmark-max-time=\(Double(values * valueMilliseconds) / 1000)",
      "--benchmark-warmup=off", "-q", "-p", "no:cacheprovider",
    ], output: .file, choosing: HarnessPattern.verbatim)

  /// The test executable of a Swift package, as it is on Linux; each test gives its ten values.
  static let xctest = Harness(
    name: "xctest", format: "xctest",
    listing: .marked(["--list-tests"], line: HarnessLine.ofXCTest, run: [], mark: HarnessLine.markOfXCTest),
    arguments: ["{benchmark}"], output: .printed, choosing: HarnessPattern.verbatim)

  /// The test executable of a Swift package, as it is on Linux: how long its tests take, one at a time.
  ///
  /// Everything runs once to find out what there is, since a list has no arguments of tests. A failed test makes the
  /// executable end with 1, no test at all with 69.
  static let swiftTesting = Harness(
    name: "swift-testing", format: "swift-testing", listing: .run(swiftTestingEvents),
    arguments: swiftTestingEvents + ["--filter", "{benchmark}", "--repetitions", "\(values)"], output: .file,
    choosing: HarnessPattern.ofSwiftTesting, allowed: .these([0, 1, 69]))

  private static let swiftTestingEvents = [
    "--testing-library", "swift-testing", "--no-parallel", "--event-stream-version", "0", "--event-stream-output-path",
    "{output}",
  ]

  /// Anything whose output is of a format that is read; every start runs all of it.
  static let command = Harness(name: "command", format: nil, listing: .run([]), arguments: [], output: .printed)

  /// A script that uses pyperf; it has no way to be asked for one of its benchmarks.
  static let pyperf = Harness(
    name: "pyperf", format: "pyperf", listing: .run(["--debug-single-value", "-q", "-o", "{output}"]),
    arguments: [
      "--processes", "1", "--values", "\(values)", "--warmups", "1", "--min-time", seconds, "-q", "-o", "{output}",
    ], output: .file)

  /// An executable of Catch2; a test case is started as a whole.
  static let catch2 = Harness(
    name: "catch2", format: "catch2-xml",
    listing: .run(["--reporter", "xml", "--benchmark-samples", "1", "--benchmark-no-analysis", "--out", "{output}"]),
    arguments: [
      "{benchmark}", "--reporter", "xml", "--benchmark-samples", "\(values)", "--benchmark-no-analysis", "--out",
      "{output}",
    ], output: .file, choosing: HarnessPattern.ofCatch2, givesOneFigure: true)

  /// An executable with benchmarks of Rust's libtest.
  static let libtest = Harness(
    name: "libtest", format: "libtest", listing: .names(["--bench", "--list"], line: HarnessLine.ofRust),
    arguments: ["--bench", "--exact", "{benchmark}"], output: .printed, choosing: HarnessPattern.verbatim,
    givesOneFigure: true)

  /// `java -jar benchmarks.jar` of JMH: a fork each start, which compiles for a second before it measures.
  static let jmh = Harness(
    name: "jmh", format: "jmh",
    listing: .run(["-f", "1", "-wi", "0", "-i", "1", "-r", "1ms", "-rf", "json", "-rff", "{output}"]),
    arguments: [
      "{benchmark}", "-f", "1", "-wi", "5", "-w", "200ms", "-i", "\(values)", "-r", "\(valueMilliseconds)ms", "-rf",
      "json", "-rff", "{output}",
    ], output: .file, choosing: HarnessPattern.ofJMH)

  /// `swift package benchmark`, whose suite says itself how long a benchmark takes; without throughput among its
  /// metrics the tool leaves it out of this export.
  static let packageBenchmark = Harness(
    name: "package-benchmark", format: "jmh",
    listing: .sections(["list"], heading: HarnessLine.isHeadingOfPackageBenchmark),
    arguments: ["run", "--filter", "{benchmark}", "--format", "jmh", "--path", "stdout", "--no-progress", "--quiet"],
    output: .printed, choosing: HarnessPattern.expression)

  /// `deno bench` with its files: it measures for half a second and more, and states figures.
  static let deno = Harness(
    name: "deno", format: "deno", listing: .run(["--json"]), arguments: ["--json", "--filter", "{benchmark}"],
    output: .printed, choosing: HarnessPattern.ofDeno, variables: ["NO_COLOR": "1"], allowed: .these([0, 1]),
    givesOneFigure: true)

  /// An executable with benchmarks of criterion.rs.
  ///
  /// Version 0.3 takes whole seconds only. Its samples grow from one to the last: of a hundred in a second the first
  /// ones are short.
  static let criterion = Harness(
    name: "criterion", format: nil, listing: .names(["--bench", "--list"], line: HarnessLine.ofRust),
    arguments: [
      "--bench", "{benchmark}", "--noplot", "--sample-size", "100", "--warm-up-time", "1", "--measurement-time", "1",
      "--nresamples", "1001",
    ], output: .folder, choosing: HarnessPattern.expression, variables: ["CRITERION_HOME": "{output}"])
}
