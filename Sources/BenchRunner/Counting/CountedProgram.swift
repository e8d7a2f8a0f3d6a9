package import BenchModel

/// A program whose processes are counted.
package struct CountedProgram: Sendable {
  /// The side of the session that it is of.
  package let side: BenchmarkRun.SessionMembership.Side
  /// The program and its arguments.
  package let arguments: [String]
  /// The environment of its processes.
  package let environment: [String: String]
  /// Where it is started; nil for the working directory of this process.
  package let directory: String?

  package init(
    side: BenchmarkRun.SessionMembership.Side, arguments: [String], environment: [String: String], directory: String?
  ) {
    self.side = side
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }
}
