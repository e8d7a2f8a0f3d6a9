/// Why bytes are no output of Callgrind.
package struct CallgrindError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int
  /// One clause about it.
  package let problem: String

  package var description: String { "line \(line): \(problem)" }
}
