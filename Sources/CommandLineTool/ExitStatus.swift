/// How a tool ends, in the numbers that scripts and build systems see.
///
/// 2 is left free because make and shells use it for failures of their own; 64 to 78 follow sysexits.h.
package enum ExitStatus: Equatable, Sendable {
  case passed
  case regressed
  case undecided
  case incomplete
  case usage
  case dataError
  case noInput
  case internalError
  case cannotCreate
  case outputFailed
  case configuration
  case signal(Int32)

  package var code: Int32 {
    switch self {
    case .passed: 0
    case .regressed: 1
    case .undecided: 3
    case .incomplete: 4
    case .usage: 64
    case .dataError: 65
    case .noInput: 66
    case .internalError: 70
    case .cannotCreate: 73
    case .outputFailed: 74
    case .configuration: 78
    case .signal(let number): 128 + (number & 127)
    }
  }

  /// The words of the help text.
  package var meaning: String {
    switch self {
    case .passed: "passed"
    case .regressed: "regressed, or an objective missed"
    case .undecided: "undecided: too little is proven, or the machine may be the cause"
    case .incomplete: "incomplete: nothing comparable, or a benchmark failed or is missing"
    case .usage: "the command line is wrong"
    case .dataError: "an input file is wrong"
    case .noInput: "an input cannot be read"
    case .internalError: "an error inside the tool"
    case .cannotCreate: "an output file cannot be created"
    case .outputFailed: "writing an output failed"
    case .configuration: "the configuration is wrong"
    case .signal(let number): "ended by signal \(number)"
    }
  }

  /// The one status to end with where several hold: signals before errors (64 to 78) before 1, 4, 3 and 0.
  ///
  /// Of several errors the smallest code wins, since reading comes before writing and causes before consequences.
  package static func deciding(among statuses: some Sequence<ExitStatus>) -> ExitStatus {
    statuses.min { ($0.rank, $0.code) < ($1.rank, $1.code) } ?? .passed
  }

  private var rank: Int {
    switch self {
    case .signal: 0
    case .usage, .dataError, .noInput, .internalError, .cannotCreate, .outputFailed, .configuration: 1
    case .regressed: 2
    case .incomplete: 3
    case .undecided: 4
    case .passed: 5
    }
  }
}
