/// A place in a document: both numbers count from one, the column in Unicode scalars.
package struct JSONPosition: Equatable, Sendable, CustomStringConvertible {
  /// The line; lines end with a line feed.
  package let line: Int
  /// The column in Unicode scalars, which is what most editors show.
  package let column: Int

  /// A place that another reader than the one for JSON found.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The form that editors and terminals make clickable after a file name.
  package var description: String { "\(line):\(column)" }
}
