/// Why a run cannot become an entry of a history.
package enum HistoryError: Error, Equatable, Sendable {
  /// No benchmark of the run has a figure to keep.
  case nothingMeasured(source: String)
  /// The measured program was built without optimisation.
  case unoptimised(source: String)
  /// Neither the run nor the user says when it began.
  case noDate(source: String)
  /// The run says when it began in a form that is no moment.
  case wrongDate(source: String, text: String)
}

extension HistoryError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .nothingMeasured(let source):
      "\(source): no benchmark of the run was measured: there is nothing to record"
    case .unoptimised(let source):
      "\(source): measured without optimisation, which no later run can be held against: build with -c release"
    case .noDate(let source):
      "\(source): the run does not say when it began: give the moment with --date, such as 2026-03-01T12:00:00Z"
    case .wrongDate(let source, let text):
      "\(source): the run began at '\(text)', which is no moment such as 2026-03-01T12:00:00Z: give it with --date"
    }
  }
}
