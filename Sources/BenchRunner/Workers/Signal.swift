import Glibc

/// Names of signals that end programs.
enum Signal {
  private static let names: [Int32: String] = [
    SIGABRT: "SIGABRT (abort)", SIGBUS: "SIGBUS (bus error)", SIGFPE: "SIGFPE (arithmetic)", SIGHUP: "SIGHUP",
    SIGILL: "SIGILL (trap)", SIGINT: "SIGINT", SIGKILL: "SIGKILL (out of memory, or killed)",
    SIGPIPE: "SIGPIPE", SIGSEGV: "SIGSEGV (bad address or stack overflow)", SIGTERM: "SIGTERM",
    SIGTRAP: "SIGTRAP (trap)",
  ]

  /// The signal's name, with what it usually means.
  static func name(_ number: Int32) -> String {
    names[number] ?? "signal \(number)"
  }
}
