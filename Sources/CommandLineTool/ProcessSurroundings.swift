@preconcurrency import Glibc

/// What a shell reads of the world around its process, once, to hand it on as values.
package enum ProcessSurroundings {
  /// The environment; of a name that occurs twice the first counts, as in getenv(3).
  package static func environment() -> [String: String] {
    var result: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "="), equals != text.startIndex {
        let name = String(text[..<equals])
        if result[name] == nil { result[name] = String(text[text.index(after: equals)...]) }
      }
      next += 1
    }
    return result
  }

  /// The traits of a stream as it is now.
  package static func traits(
    of stream: StandardStream, environment: [String: String], color: ColorChoice
  ) -> TerminalTraits {
    var size = winsize()
    let hasSize = ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0
    return TerminalTraits(
      environment: environment, isTerminal: isatty(stream.rawValue) == 1,
      terminalWidth: hasSize ? Int(size.ws_col) : nil, color: color)
  }

  /// How many processors there are to work on.
  package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Seconds since 1970 by the wall clock.
  package static func secondsSinceEpoch() -> Int {
    Int(time(nil))
  }
}

extension ProcessSurroundings {
  /// The path of this very executable, whatever name it was started by.
  package static var executablePath: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return CommandLine.arguments[0] }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
