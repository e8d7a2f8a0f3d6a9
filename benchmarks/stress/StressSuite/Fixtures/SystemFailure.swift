import Glibc

/// A call of the system that a workload needs and that failed.
struct SystemFailure: Error, CustomStringConvertible {
  let call: String
  let code: Int32

  /// Reads the error number of the call that has just failed.
  init(_ call: String) {
    self.call = call
    code = errno
  }

  var description: String {
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return "the system refused what the workload needs: \(call): \(reason)"
  }
}
