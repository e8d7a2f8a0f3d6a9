import Glibc

/// The worker's end of the two descriptors it is asked and answers on.
///
/// Reads and writes are plain system calls: this runs inside the measured process, where nothing may wait in a buffer
/// or on a thread of its own while a body is timed.
package struct WorkerChannel {
  private let input: Int32
  private let output: Int32
  private var buffer: [UInt8] = []
  private var consumed = 0

  /// A request is a short object; a line beyond this is a broken runner.
  private static let longestLine = 1 << 16

  /// Takes the descriptors, which nothing that this process starts inherits from then on.
  package init(input: Int32 = Wire.requestDescriptor, output: Int32 = Wire.answerDescriptor) {
    self.input = input
    self.output = output
    // What a body starts must not hold the runner's descriptors open.
    _ = fcntl(input, F_SETFD, FD_CLOEXEC)
    _ = fcntl(output, F_SETFD, FD_CLOEXEC)
  }

  /// The next request; nil when the runner has closed its end, or has said something that is no request.
  package mutating func receive() -> WorkerRequest? {
    guard let line = readLine() else { return nil }
    return try? WireLine.message(WorkerRequest.self, from: line)
  }

  /// Sends a hello or an answer as one line; whether the runner could still be reached.
  package func send(_ message: some Encodable) -> Bool {
    guard var line = try? WireLine.bytes(of: message) else { return false }
    line.append(UInt8(ascii: "\n"))
    return line.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = write(output, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        sent += count
      }
      return true
    }
  }

  private mutating func readLine() -> [UInt8]? {
    while true {
      if let end = buffer[consumed...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { consumed = end + 1 }
        return Array(buffer[consumed..<end])
      }
      buffer.removeFirst(consumed)
      consumed = 0
      guard buffer.count < Self.longestLine, readMore() else { return nil }
    }
  }

  private mutating func readMore() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(input, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer.append(contentsOf: chunk[..<count])
      return true
    }
  }
}
