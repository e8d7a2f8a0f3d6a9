import BenchModel

extension Harness {
  /// Every harness there is.
  package static let all = [
    go, googleBenchmark, pytestBenchmark, xctest, command, pyperf, catch2, libtest, criterion,
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
