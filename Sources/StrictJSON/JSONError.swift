/// Why a document was refused or a value could not be written, and where.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The place in the document; nil while writing, where there is no document yet.
  package var position: JSONPosition? { place.position }
  /// The keys and indices that lead to the place, such as `results[3].unit`; empty at the root.
  package var path: String { place.path }
  /// What is wrong.
  package let problem: JSONProblem
  private let place: JSONPlace

  /// An error about a place, for those who find out more about a document than its shape.
  package init(position: JSONPosition?, path: String, problem: JSONProblem) {
    self.init(problem, at: .known(position, path: path))
  }

  /// An error about a place that is worked out when it is asked for.
  init(_ problem: JSONProblem, at place: JSONPlace) {
    self.problem = problem
    self.place = place
  }

  /// Whether both say the same of the same place.
  package static func == (left: JSONError, right: JSONError) -> Bool {
    left.problem == right.problem && left.position == right.position && left.path == right.path
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
