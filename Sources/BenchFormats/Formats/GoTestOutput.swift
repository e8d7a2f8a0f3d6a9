/// What the lines that a package prints say of those that follow.
struct GoTestOutput {
  /// The package as the events name it; empty in plain text.
  let package: String
  var scope: GoBenchmarkReader.Scope
  /// The number of the scope; negative until a line needs it.
  var scopeNumber = -1
  /// The process that measured last, and whether the next result is of another.
  var process = -1
  var isNewProcess = true
  var hasHeader = false
  /// How many benchmarks of the package failed so far.
  var failures = 0
  /// The benchmark of the last result, if there was a header and no end of the test run behind it.
  var unended: Int?
  /// The benchmark whose name was printed and whose figures were not yet, and the line of it.
  var announced: (name: Int, line: Int)?
  /// Figures behind other words in the line that announces, which may be among what the benchmark printed: those that
  /// stand alone in a line after it are its own.
  var figuresBesideName: (iterations: Int, values: [(value: Double, unit: Int)])?
  /// The benchmark that prints, as the events name it; empty where they do not.
  var test = ""
  /// Every benchmark that an event says to have begun; none in versions whose events are wrong about who prints.
  var tests: Set<String> = []
  /// Whether no header came yet of the test run that prints, and the endings that were printed since.
  var isBetweenRuns = true
  var endingsBetweenRuns: [Int] = []
  /// The beginning of a line that is not ended yet.
  var rest: [UInt8] = []
  /// The line of the file that was read last.
  var lastLine = 0

  init(package: String) {
    self.package = package
    scope = .init(package: package)
  }
}
