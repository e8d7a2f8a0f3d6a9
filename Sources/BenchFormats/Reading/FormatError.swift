package import StrictJSON

/// Why a file could not be taken for what it should be: the file, the place in it, and what is wrong.
package struct FormatError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file as the user named it.
  package let source: String
  /// Where in the file, if the error has a place.
  package let position: JSONPosition?
  /// What is wrong and what to do, in one sentence or a few.
  package let problem: String

  /// Makes an error about a place, or about the file as a whole.
  package init(source: String, position: JSONPosition? = nil, problem: String) {
    self.source = source
    self.position = position
    self.problem = problem
  }

  /// Takes over an error of the JSON reader.
  package init(source: String, _ error: JSONError) {
    self.init(source: source, ReadingFault(error))
  }

  /// Says of which file a fault is.
  init(source: String, _ fault: ReadingFault) {
    self.init(source: source, position: fault.position, problem: fault.problem)
  }

  /// One line such as `policy.json:12:5: tolerances[0]: …`.
  package var description: String {
    let place = position.map { ":\($0)" } ?? ""
    return "\(source)\(place): \(problem)"
  }
}
