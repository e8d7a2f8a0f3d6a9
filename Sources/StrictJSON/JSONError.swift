/// Why a document was refused or a value could not be written, and where.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The place in the document; nil while writing, where there is no document yet.
  package let position: JSONPosition?
  /// The keys and indices that lead to the place, such as `results[3].unit`; empty at the root.
  package let path: String
  /// What is wrong.
  package let problem: JSONProblem

  /// An error about a place, for those who find out more about a document than its shape.
  package init(position: JSONPosition?, path: String, problem: JSONProblem) {
    self.position = position
    self.path = path
    self.problem = problem
  }

  /// The line of the place, where there is one.
  package var line: Int? { position?.line }
  /// The column of the place, where there is one.
  package var column: Int? { position?.column }

  /// One line such as `12:5: results[3].unit: duplicate key "unit"`.
  package var description: String {
    var parts: [String] = []
    if let position { parts.append(position.description) }
    if !path.isEmpty { parts.append(path) }
    parts.append(problem.description)
    return parts.joined(separator: ": ")
  }
}
