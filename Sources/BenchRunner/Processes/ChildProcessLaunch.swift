import BenchModel

/// What a child process is started with.
package struct ChildProcessLaunch: Sendable {
  /// The program and its arguments; no shell sees them.
  package var arguments: [String]
  /// The whole environment of the child.
  package var environment: [String: String]
  /// The child's working directory, or nil for that of this process.
  package var directory: String?
  /// Whether the child reads requests from descriptor 3 and writes answers to descriptor 4.
  package var speaksProtocol: Bool
  /// Whether standard output is captured rather than discarded; standard error always is.
  package var capturesOutput: Bool
  /// The most bytes of answers that may wait to be read; more is an error and no memory is spent on it.
  package var answerLimit: Int
  /// How many bytes of standard output are kept at either end of it.
  package var outputPart = CapturedOutput.usualPart

  package init(
    _ arguments: [String], environment: [String: String], directory: String? = nil, speaksProtocol: Bool = false,
    capturesOutput: Bool = true, answerLimit: Int = defaultAnswerLimit
  ) {
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.speaksProtocol = speaksProtocol
    self.capturesOutput = capturesOutput
    self.answerLimit = answerLimit
  }

  /// A batch of a million values as decimal text, with room.
  package static let defaultAnswerLimit = 32 << 20

  /// The environment as the child gets it: sorted, so that its layout in memory is the same in every launch.
  ///
  /// Swift's backtracer is switched off unless the caller says otherwise: it makes a crash five times as long, and
  /// under a sanitizer it can hang for ever.
  var environmentEntries: [String] {
    var entries = environment
    if entries["SWIFT_BACKTRACE"] == nil { entries["SWIFT_BACKTRACE"] = "enable=no" }
    return entries.inByteOrder.map { "\($0)=\($1)" }
  }
}
