/// An existing suite and the harness that measures it.
package struct HarnessedSuite: Sendable {
  /// How it is listed, started and read.
  package let harness: Harness
  /// The program and its arguments, without what the harness adds.
  package let arguments: [String]
  /// The word of the format of its output; nil for that of the harness.
  private let namedFormat: String?

  /// Makes a suite of a command.
  package init(_ harness: Harness, arguments: [String], format: String? = nil) {
    (self.harness, self.arguments, namedFormat) = (harness, arguments, format)
  }

  /// The word of the format of its output; nil to recognise it.
  package var format: String? { namedFormat ?? harness.format }

  /// Where a start leaves its figures: a command that has a place for a path writes a file.
  var output: Harness.Output {
    if case .printed = harness.output, CommandTemplate(arguments: arguments).holds("output") { return .file }
    return harness.output
  }

  /// What builds the program where nobody else says so; nil where nothing is known.
  package var build: [String]? {
    guard let program = arguments.first, program.contains("/"), !harness.build.isEmpty else { return nil }
    return CommandTemplate(arguments: harness.build).arguments([("program", program)])
  }

  /// What is called for a start.
  ///
  /// The path is put in first: a benchmark's name may hold anything.
  func call(_ arguments: [String], choosing benchmark: String?, output: String) -> [String] {
    let written = CommandTemplate(arguments: self.arguments + arguments).arguments([("output", output)])
    guard let benchmark else { return written }
    let own = self.arguments.count
    return written[..<own] + CommandTemplate(arguments: Array(written[own...])).arguments([("benchmark", benchmark)])
  }
}
