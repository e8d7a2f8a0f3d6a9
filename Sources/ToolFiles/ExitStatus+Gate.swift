package import BenchModel
package import CommandLineTool

extension ExitStatus {
  /// The status that a gate's outcome ends a tool with.
  package init(_ outcome: Gate.Outcome) {
    switch outcome {
    case .regression: self = .regressed
    case .incomplete: self = .incomplete
    case .undecided: self = .undecided
    case .pass: self = .passed
    }
  }
}
