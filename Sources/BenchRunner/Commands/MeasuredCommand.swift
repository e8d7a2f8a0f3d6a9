/// A whole command that can be measured: what it is called and what is started.
package struct MeasuredCommand: Sendable, Equatable {
  /// The name of the benchmark that it is.
  package let name: String
  /// The program and its arguments.
  package let arguments: [String]

  /// Makes a command of a program and its arguments.
  package init(name: String, arguments: [String]) {
    self.name = name
    self.arguments = arguments
  }

  /// Makes a command of a line of text, which is cut at its blanks, or handed to a shell as it is.
  package init(name: String, text: String, usesShell: Bool) throws(CommandTextError) {
    self.name = name
    arguments = usesShell ? ["/bin/sh", "-c", text] : try CommandText.arguments(of: text)
  }
}

/// What one run of a command took.
package struct CommandRun: Sendable, Equatable {
  /// From just before its start until its end was seen, in nanoseconds.
  package let wallNanoseconds: Double
  /// Processor time in user mode, in nanoseconds, with that of the children it waited for.
  package let userNanoseconds: Double
  /// Processor time in the system, in nanoseconds, with that of the children it waited for.
  package let systemNanoseconds: Double
  /// The most resident memory in bytes; nil where the system does not tell.
  package let peakMemory: Int?
}
