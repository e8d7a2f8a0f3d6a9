/// What a type has asked to be written, before keys are sorted; arrays of numbers are shared, not copied.
enum EncodedValue {
  case null
  case boolean(Bool)
  case integer(Int64)
  case unsigned(UInt64)
  case double(Double)
  case string(String)
  case doubles([Double])
  case integers([Int])
  case doubleRows([[Double]])
  case array(EncodedArray)
  case object(EncodedObject)
  /// A superclass's part: its encoder is filled after it was handed out.
  case later(ValueEncoder)

  /// Whether the value takes one line in the pretty layout: everything but a filled object or array.
  var isScalar: Bool {
    switch self {
    case .null, .boolean, .integer, .unsigned, .double, .string: true
    case .doubles, .integers, .doubleRows, .array, .object: false
    case .later(let encoder): encoder.result.isScalar
    }
  }
}

/// The elements of an array that is being encoded.
final class EncodedArray {
  /// Unchecked because no access calls anything that could reach the array again; the check would run for every value.
  @exclusivity(unchecked) var elements: [EncodedValue] = []
}

/// The members of an object that is being encoded, in the order they were asked for.
final class EncodedObject {
  /// Unchecked for the same reason as the elements of an array.
  @exclusivity(unchecked) var members: [(key: String, value: EncodedValue)] = []

  init() {
    // Most objects are that small; growing to it would copy several times.
    members.reserveCapacity(8)
  }
}

/// A problem found while encoding, with the way to it, innermost step first.
struct EncodingFailure: Error {
  let problem: JSONProblem
  var reversedPath: [JSONPathComponent] = []

  /// The same failure seen from one level further out.
  func inside(_ component: JSONPathComponent) -> EncodingFailure {
    EncodingFailure(problem: problem, reversedPath: reversedPath + [component])
  }

  /// The error for the caller.
  var error: JSONError {
    JSONError(position: nil, path: Array(reversedPath.reversed()).pathText, problem: problem)
  }

  /// Anything a type can throw as a failure of ours.
  init(_ error: any Error) {
    switch error {
    case let failure as EncodingFailure: self = failure
    case EncodingError.invalidValue(_, let context): self.init(problem: .invalidValue(context.debugDescription))
    default: self.init(problem: .invalidValue("\(error)"))
    }
  }

  init(problem: JSONProblem, reversedPath: [JSONPathComponent] = []) {
    self.problem = problem
    self.reversedPath = reversedPath
  }
}
