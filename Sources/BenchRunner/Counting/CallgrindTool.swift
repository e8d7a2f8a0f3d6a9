/// Valgrind as it is installed here.
package struct CallgrindTool: Sendable, Equatable {
  /// Its version as it says it, `valgrind-3.19.0`.
  package let version: String
  let valgrind: String
  /// The program that reaches a process under Valgrind while it runs.
  let vgdb: String
  /// What is put before a program to have its memory always lie at the same addresses; empty where the system forbids
  /// it.
  let unrandomised: [String]

  /// Looks for it.
  ///
  /// - Throws: one clause about what is missing.
  package static func find(
    environment: [String: String], children: ChildProcessSet
  ) throws(CountingAbsence) -> CallgrindTool {
    let search = environment["PATH"]
    guard let valgrind = ReadableProgram.path(of: "valgrind", search: search, directory: nil) else {
      throw CountingAbsence(reason: "valgrind is not installed")
    }
    guard let vgdb = ReadableProgram.path(of: "vgdb", search: search, directory: nil) else {
      throw CountingAbsence(reason: "valgrind is installed without vgdb")
    }
    let call = ProgramCall(children: children, environment: environment)
    let setarch = ReadableProgram.path(of: "setarch", search: search, directory: nil).map { [$0, "-R"] }
    for prefix in [setarch, []].compactMap({ $0 }) {
      guard let outcome = try? call.outcome(of: prefix + [valgrind, "--version"]), outcome.ending == .exited(0) else {
        continue
      }
      let version = String(decoding: outcome.output.head, as: UTF8.self).split(separator: "\n").first ?? ""
      return CallgrindTool(version: String(version), valgrind: valgrind, vgdb: vgdb, unrandomised: prefix)
    }
    throw CountingAbsence(reason: "'\(valgrind) --version' does not run")
  }
}

/// Why nothing can be counted here.
package struct CountingAbsence: Error, Equatable, Sendable {
  /// One clause.
  package let reason: String
}
