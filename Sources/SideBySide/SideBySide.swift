import Dispatch

/// Independent pieces of work, done on several processors at a time.
///
/// What comes out depends neither on how many threads there are nor on which of them did what: results stand in the
/// order of the pieces, and of several errors the one of the first piece is thrown.
package enum SideBySide {
  /// Makes a value of each piece, in their order.
  ///
  /// - Parameters:
  ///   - pieces: how many there are.
  ///   - threads: how many may be worked on at a time; with one all are done here, up to the first error.
  ///   - make: makes the value of the piece with a number, from 0.
  package static func map<Value: Sendable, Fault: Error>(
    pieces: Int, threads: Int, _ make: @Sendable (Int) throws(Fault) -> Value
  ) throws(Fault) -> [Value] {
    var results: [Result<Value, Fault>?] = Array(repeating: nil, count: pieces)
    if threads > 1, pieces > 1 {
      results.withUnsafeMutableBufferPointer { results in
        // Each thread writes to places of its own.
        nonisolated(unsafe) let results = results
        let lanes = min(threads, pieces)
        DispatchQueue.concurrentPerform(iterations: lanes) { lane in
          for piece in stride(from: lane, to: pieces, by: lanes) { results[piece] = result(of: piece, make) }
        }
      }
    } else {
      for piece in 0..<pieces { results[piece] = .success(try make(piece)) }
    }
    var values: [Value] = []
    values.reserveCapacity(pieces)
    for case let result? in results { values.append(try result.get()) }
    return values
  }

  /// Parts of a list of so many elements, in order and about equally long: one for each thread, but none so short that
  /// starting a thread would cost more than it does.
  package static func parts(of count: Int, threads: Int, atLeast shortest: Int) -> [Range<Int>] {
    let number = max(1, min(threads, count / max(shortest, 1)))
    return (0..<number).map { part in part * count / number..<(part + 1) * count / number }
  }

  private static func result<Value, Fault: Error>(
    of piece: Int, _ make: (Int) throws(Fault) -> Value
  ) -> Result<Value, Fault> {
    do throws(Fault) {
      return .success(try make(piece))
    } catch {
      return .failure(error)
    }
  }
}
