import BenchModel
import StrictJSON
import WorkerProtocol

/// Reads a worker's first line, and refuses what would only come out after everything was measured.
enum HelloReader {
  /// What every version of the protocol has in common.
  private struct Header: Decodable {
    let hello: Int
  }

  static func hello(from line: [UInt8]) throws(HelloError) -> WorkerHello {
    let document = try rethrowing(try JSONDocument(line)) { (error: JSONError) in unreadable(error) }
    // The version comes first: another one may have other fields.
    let version = try decode(Header.self, from: document).hello
    guard version == Wire.version else {
      throw HelloError(
        reason: "it speaks version \(version) of the worker protocol; this tool speaks \(Wire.version)")
    }
    let hello = try decode(WorkerHello.self, from: document)
    var seen: Set<BenchmarkID> = []
    for declaration in hello.benchmarks {
      try check(declaration)
      guard seen.insert(declaration.id).inserted else {
        throw HelloError(
          reason: "it declares '\(declaration.id)' twice: give each benchmark a name or parameters of its own")
      }
    }
    return hello
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, from document: JSONDocument
  ) throws(HelloError) -> Value {
    try rethrowing(try document.decode(type)) { (error: JSONError) in unreadable(error) }
  }

  private static func unreadable(_ error: JSONError) -> HelloError {
    HelloError(reason: "its first line is no hello of the worker protocol (\(error))")
  }

  private static func check(_ declaration: WorkerHello.Declaration) throws(HelloError) {
    let counts = [("operations", declaration.operations), ("warmupIterations", declaration.warmupIterations)]
    for case (let name, let count?) in counts where count < 0 {
      throw HelloError(reason: "it declares '\(declaration.id)' with \(name) \(count): a count is 0 or more")
    }
    if let seconds = declaration.timeoutSeconds, seconds <= 0 {
      throw HelloError(reason: "it declares '\(declaration.id)' with timeoutSeconds \(seconds): a limit is above 0")
    }
  }
}

/// Why a worker's first line cannot be worked with.
struct HelloError: Error {
  /// One clause about the worker.
  let reason: String
}
