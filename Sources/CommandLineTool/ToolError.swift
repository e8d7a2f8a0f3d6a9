/// Why a tool cannot do what it was asked to: the line for the user and the status to end with.
package struct ToolError: Error, Equatable, Sendable {
  package let status: ExitStatus
  package let message: String

  package init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  package init(_ error: UsageError) {
    self.init(.usage, error.message)
  }

  package init(_ error: OutputError) {
    self.init(error.exitStatus, error.message)
  }
}
