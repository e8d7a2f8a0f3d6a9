import BenchModel
package import Callgrind
import SafeFiles

/// A file that Callgrind wrote for this tool.
package enum CallgrindFile {
  /// A profile of half a million functions.
  package static let largest = 256 << 20

  /// The profile that a file holds.
  ///
  /// - Throws: why it cannot be read, as a failure of the process that was counted.
  package static func profile(at path: String) throws(WorkerFailure) -> CallgrindProfile {
    let bytes = try rethrowing(try InputFile.bytes(at: path, limit: largest)) { (error: FileError) in
      WorkerFailure(.protocolViolation, "Callgrind left no counts of it (\(error))")
    }
    return try rethrowing(try CallgrindReader.profile(from: bytes)) { (error: CallgrindError) in
      WorkerFailure(.protocolViolation, "what Callgrind counted cannot be read (\(error))")
    }
  }
}

extension EventCounts {
  /// The counts of a whole profile; nil where it has no count of instructions.
  init?(_ profile: CallgrindProfile) {
    guard let instructions = profile.total(of: "Ir") else { return nil }
    self.init(instructions: instructions)
    let sum = { (events: [String]) -> Double? in
      let counts = events.compactMap(profile.total)
      return counts.count == events.count ? counts.reduce(0, +) : nil
    }
    if let first = sum(["I1mr", "D1mr", "D1mw"]), let last = sum(["ILmr", "DLmr", "DLmw"]) {
      misses = Misses(firstLevel: first, lastLevel: last)
    }
  }
}
