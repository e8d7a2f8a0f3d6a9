/// Why a tool cannot do what it was asked to: the lines for the user and the status to end with.
package struct ToolError: Error, Equatable, Sendable {
  package let status: ExitStatus
  /// A line for each thing that went wrong; none for a reader that has gone, which needs no explanation.
  package let lines: [String]

  /// All lines in one.
  package var message: String { lines.joined(separator: "; ") }

  package init(_ status: ExitStatus, _ message: String) {
    self.status = status
    lines = [message]
  }

  package init(_ error: UsageError) {
    self.init(.usage, error.message)
  }

  package init(_ error: OutputError) {
    status = error.exitStatus
    lines = error.isBrokenPipe ? [] : [error.message]
  }

  /// Everything that went wrong, with the status that decides; nil where nothing did.
  package init?(_ errors: [ToolError]) {
    if errors.isEmpty { return nil }
    status = ExitStatus.deciding(among: errors.map(\.status))
    lines = errors.flatMap(\.lines)
  }
}
