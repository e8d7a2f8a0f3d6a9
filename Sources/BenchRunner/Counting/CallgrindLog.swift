import BenchModel
import SafeFiles

/// What Valgrind says of a program that it cannot go on with.
enum CallgrindLog {
  /// The failure of a process with Valgrind's own words, where it has any.
  static func explained(_ failure: WorkerFailure, in place: String) -> WorkerFailure {
    if failure.isInterruption { return failure }
    let names = ((try? Directory.names(in: place)) ?? []).filter { $0.hasPrefix("log.") }
    for name in names.sorted() {
      guard let bytes = try? InputFile.bytes(at: "\(place)/\(name)", limit: 1 << 20),
        let words = reason(in: String(decoding: bytes, as: UTF8.self))
      else { continue }
      return WorkerFailure(.notStarted, "Callgrind refuses it: \(words)")
    }
    return failure
  }

  /// The first line in which Valgrind says why it ends a program; nil where it does not.
  static func reason(in log: String) -> String? {
    if log.contains("unhandled dwarf2") || log.contains("debuginfo reader") {
      return "this version of valgrind cannot read the debug information of a library or of a program that it starts"
    }
    for line in log.split(separator: "\n") {
      // Each line begins with the process: ==1234== or --1234--.
      let text = line.drop { "=-0123456789 ".contains($0) }
      for sign in ["valgrind: ", "Valgrind: ", "vex ", "disInstr", "unrecognised instruction", "FATAL: "]
      where text.hasPrefix(sign) {
        return String(text)
      }
    }
    return nil
  }
}
