package import BenchModel

/// A whole command that can be measured: what it is called, what is started, and what surrounds it untimed.
package struct MeasuredCommand: Sendable, Equatable {
  /// The benchmark that it is.
  package let id: BenchmarkID
  /// The program and its arguments.
  package let arguments: [String]
  /// A command before each run of it.
  package let preparation: [String]?
  /// A command after the last run of it.
  package let cleanup: [String]?
  /// The exit statuses that are no failure.
  package let allowed: AllowedExits

  /// Exit statuses of a command.
  package enum AllowedExits: Sendable, Equatable {
    case these(Set<Int32>)
    case all

    /// Only 0, as is the custom.
    package static let success = these([0])

    package func contains(_ code: Int32) -> Bool {
      switch self {
      case .these(let codes): codes.contains(code)
      case .all: true
      }
    }
  }

  /// Makes a command of a program and its arguments.
  package init(
    id: BenchmarkID, arguments: [String], preparation: [String]? = nil, cleanup: [String]? = nil,
    allowed: AllowedExits = .success
  ) {
    self.id = id
    self.arguments = arguments
    self.preparation = preparation
    self.cleanup = cleanup
    self.allowed = allowed
  }

  /// Makes a command of a group-less name and a program with its arguments.
  package init(name: String, arguments: [String]) {
    self.init(id: BenchmarkID(group: "", name: name), arguments: arguments)
  }

  /// Makes a command of a line of text, which is cut at its blanks, or handed to a shell as it is.
  package init(name: String, text: String, usesShell: Bool) throws(CommandTextError) {
    self.init(name: name, arguments: try CommandTemplate(text, usesShell: usesShell).arguments())
  }
}
