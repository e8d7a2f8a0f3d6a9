/// Which part of a system an error comes from.
package enum ErrorCategory: String, Sendable, CaseIterable {
  /// An input or a record is not as it must be.
  case data
  /// The command could not do its work.
  case runtime
  /// The machine, a library or the framework failed.
  case system
  /// A rule of the domain forbids it.
  case domain
  /// The caller may not do this.
  case auth
  /// A service outside failed.
  case external
}

/// How grave an error is, from a note to the end of the program.
package enum ErrorSeverity: Int, Sendable, Comparable, CaseIterable {
  case debug
  case info
  case warning
  case error
  case critical
  case fatal

  /// The word written in serialised errors.
  package var name: String {
    switch self {
    case .debug: "debug"
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    case .critical: "critical"
    case .fatal: "fatal"
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
