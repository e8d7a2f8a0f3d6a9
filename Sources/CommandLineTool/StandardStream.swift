import Glibc

/// Standard output or standard error, written without a buffer so that no failure goes unnoticed.
package enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Prepares the process, once and first of all: a closed pipe and the limit of a file's size become errors instead of
  /// signals, and standard descriptors that were closed at the start are occupied, so that no file opened later takes
  /// their place.
  package static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // Opened the wrong way round on purpose: using it still fails as it would have.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  package func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }

  /// Writes all bytes or throws.
  package func write(_ bytes: [UInt8]) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(rawValue, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if written > 0 {
        start += written
      } else if errno == EAGAIN {
        waitUntilWritable()
      } else if errno != EINTR {
        throw OutputError(stream: self, code: errno)
      }
    }
  }

  /// Someone who shares the terminal may have made it non-blocking.
  private func waitUntilWritable() {
    var wanted = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
    _ = poll(&wanted, 1, -1)
  }
}

/// A standard stream that could not be written.
package struct OutputError: Error, Equatable, Sendable {
  package let stream: StandardStream
  /// The errno value.
  package let code: Int32

  /// Whether the reader has gone, as `head` does: the tool then ends quietly, as the signal would have ended it.
  package var isBrokenPipe: Bool { code == EPIPE }

  package var exitStatus: ExitStatus { isBrokenPipe ? .signal(SIGPIPE) : .outputFailed }

  package var message: String {
    let name = stream == .output ? "standard output" : "standard error"
    return "cannot write to \(name): \(String(cString: strerror(code)))"
  }
}
