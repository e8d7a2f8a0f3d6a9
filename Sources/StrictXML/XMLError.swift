/// Why a document was refused, and where.
package struct XMLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line of the place, from 1.
  package let line: Int
  /// The column of the place in bytes, from 1.
  package let column: Int
  /// What is wrong and what to do.
  package let problem: String

  /// One line such as `12:5: …`.
  package var description: String { "\(line):\(column): \(problem)" }
}
