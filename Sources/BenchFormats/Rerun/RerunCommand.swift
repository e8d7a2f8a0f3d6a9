package import BenchModel

/// A command that measures benchmarks again with the tool that a file is from.
package struct RerunCommand: Equatable, Sendable {
  /// How what it measured gets into a file.
  package enum Destination: Equatable, Sendable {
    /// The command names the file itself.
    case named
    /// It prints it, so that standard output goes there; further commands of the same tool add to it.
    case printed
    /// The tool leaves it where it always does, and that is what is to be compared.
    case kept(String)
  }

  /// The program and its arguments, unquoted.
  ///
  /// A word in capitals stands for what no results file says.
  package let words: [String]
  /// How what it measured gets into a file.
  package let destination: Destination

  init(_ words: [String], _ destination: Destination = .named) {
    self.words = words
    self.destination = destination
  }

  /// The commands for benchmarks of a run; nothing where its format says nothing of the tool.
  ///
  /// - Parameters:
  ///   - ids: what is to be measured again; a command may measure more, where its tool cannot choose exactly.
  ///   - format: the name of the format that the run was read from.
  ///   - environment: what the run says of its circumstances, such as the program that was started.
  ///   - file: the file that what is measured is to be in.
  package static func commands(
    for ids: [BenchmarkID], format: String, environment: RunEnvironment, into file: String
  ) -> [RerunCommand] {
    // A name that begins like an option would be taken for one.
    let named = ids.filter { !$0.name.hasPrefix("-") && !$0.group.hasPrefix("-") }
    guard let maker = makers[format], !named.isEmpty else { return [] }
    return maker(RerunRequest(ids: named, environment: environment, file: file))
  }

  private static let makers: [String: @Sendable (RerunRequest) -> [RerunCommand]] = [
    OwnRunFormat.name: { $0.ownTool },
    GoBenchmarkFormat.name: { $0.go },
    HyperfineFormat.name: { $0.hyperfine(option: "--export-json") },
    HyperfineCSVFormat.name: { $0.hyperfine(option: "--export-csv") },
    PytestBenchmarkFormat.name: { $0.pytest },
    PyperfFormat.name: { [RerunCommand(["python3", "SCRIPT.py", "-o", $0.file])] },
    GoogleBenchmarkFormat.name: { $0.googleBenchmark },
    JMHFormat.name: { $0.jmh },
    BenchmarkDotNetFormat.name: { $0.benchmarkDotNet },
    BenchmarkDotNetFolder.name: { $0.benchmarkDotNet },
    CriterionFolder.name: { $0.criterion(.kept("target/criterion")) },
    CriterionTextFormat.name: { $0.criterion(.printed) },
    CargoCriterionFormat.name: { $0.cargoCriterion },
    CritcmpFormat.name: { $0.critcmp },
    LibtestFormat.name: { $0.libtest },
    PackageBenchmarkFormat.name: { $0.packageBenchmark },
    SwiftBenchmarkFormat.name: { $0.swiftBenchmark },
    Catch2XMLFormat.name: { $0.catch2(["--reporter", "xml"]) },
    Catch2TextFormat.name: { $0.catch2([]) },
    VitestFormat.name: { $0.vitest },
    AirspeedVelocityFormat.name: { $0.airspeedVelocity },
    // Load generators run a scenario as a whole.
    K6Format.name: { [RerunCommand(["k6", "run", "--summary-export", $0.file, "SCRIPT.js"])] },
    K6PointsFormat.name: { [RerunCommand(["k6", "run", "--out", "json=\($0.file)", "SCRIPT.js"])] },
    ArtilleryFormat.name: { [RerunCommand(["artillery", "run", "--output", $0.file, "SCRIPT.yml"])] },
    OhaFormat.name: { _ in [RerunCommand(["oha", "--output-format", "json", "URL"], .printed)] },
    WrkFormat.name: { _ in [RerunCommand(["wrk", "--latency", "URL"], .printed)] },
  ]
}
