import StrictJSON
import StrictXML

/// What is wrong with a file, and where in it, before anybody has said which file it is.
struct ReadingFault: Error {
  let position: JSONPosition?
  let problem: String

  /// A fault of the file as a whole.
  init(_ problem: String) {
    position = nil
    self.problem = problem
  }

  /// A fault of one line, counted from 1.
  init(line: Int, _ problem: String) {
    position = JSONPosition(line: line, column: 1)
    self.problem = problem
  }

  private init(_ position: JSONPosition?, _ problem: String) {
    self.position = position
    self.problem = problem
  }

  /// The same fault in a file that has so many lines before.
  func moved(by lines: Int) -> ReadingFault {
    ReadingFault(position.map { JSONPosition(line: $0.line + lines, column: $0.column) }, problem)
  }

  /// Takes over an error of the JSON reader.
  init(_ error: JSONError) {
    position = error.position
    problem = error.path.isEmpty ? "\(error.problem)" : "\(error.path): \(error.problem)"
  }

  /// Takes over an error of the XML reader.
  init(_ error: XMLError) {
    position = JSONPosition(line: error.line, column: error.column)
    problem = error.problem
  }
}
