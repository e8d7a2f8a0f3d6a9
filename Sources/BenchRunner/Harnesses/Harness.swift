import BenchModel

/// How the suites of a benchmark tool are listed, started and read: data, wherever that says it.
///
/// In arguments `{benchmark}` stands for what is chosen, `{output}` for a path that a start may write to, and
/// `{program}` for the first word of the suite's command.
package struct Harness: Sendable {
  /// How it is found what a suite has.
  package enum Listing: Sendable {
    /// The tool prints names, a line each; the function tells a name from other lines.
    case names([String], line: @Sendable (Substring) -> String?)
    /// The tool prints names, a line each, between a heading that the function knows and an empty line.
    case sections([String], heading: @Sendable (Substring) -> Bool)
    /// The tool lists more than benchmarks: those names count whose mark is in the output of a run of all of them.
    case marked([String], line: @Sendable (Substring) -> String?, run: [String], mark: @Sendable (String) -> String)
    /// The tool lists nothing that its output could be held against: the shortest run of everything tells it.
    case run([String])
  }

  /// Where a start leaves its figures.
  package enum Output: Sendable {
    /// On its standard output.
    case printed
    /// In a file, whose path is `{output}`.
    case file
    /// In a folder, whose path is `{output}`.
    case folder
  }

  /// The word that names it.
  package let name: String
  /// The word of the format that its output has; nil to recognise it.
  package let format: String?
  let listing: Listing
  /// What follows the suite's own command in a start that is measured.
  let arguments: [String]
  let output: Output
  /// What `{benchmark}` is for a benchmark; nil where a start always runs all of them.
  var choosing: (@Sendable (BenchmarkID) -> String)?
  /// Variables of every start.
  var variables: [String: String] = [:]
  /// What builds a program that only the command line names, started in the folder of a side.
  var build: [String] = []
  /// The statuses with which a start may end whose output is to be read: a tool that says there what failed may end
  /// with another one than 0.
  var allowed = MeasuredCommand.AllowedExits.success
  /// Whether a start gives one figure of a benchmark, so that little can be told from few of them.
  var givesOneFigure = false

  /// How many values a start gives, and how long each takes, where that can be told.
  ///
  /// Short values escape what takes a processor away for milliseconds. Best times of rounds of one Go benchmark, each
  /// side a start, differed by a standard deviation of 8.1 % with 20 values of 5 ms, 1.8 % with 20 of 2 ms, 1.2 % with
  /// 40 of 1 ms, and 1.9 % with 40 of 0.5 ms (30 rounds on two cores at load 18).
  static let values = 40
  static let valueMilliseconds = 1
}
