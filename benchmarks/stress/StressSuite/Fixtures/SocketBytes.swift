import Glibc

/// Sending and receiving on a connected socket, whole and without signals.
enum SocketBytes {
  /// Sends the first `count` bytes; false if the connection is gone.
  static func send(_ bytes: [UInt8], count: Int, to socket: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < count {
        // Without MSG_NOSIGNAL a closed connection would end the process.
        let step = Glibc.send(socket, buffer.baseAddress?.advanced(by: sent), count - sent, Int32(MSG_NOSIGNAL))
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { return false }
        sent += step
      }
      return true
    }
  }

  /// Receives what there is, at least one byte; 0 at the end of the connection, negative for an error.
  static func receive(into buffer: Slice<UnsafeMutableRawBufferPointer>, from socket: Int32) -> Int {
    while true {
      let target = UnsafeMutableRawBufferPointer(rebasing: buffer)
      let count = recv(socket, target.baseAddress, target.count, 0)
      if count < 0, errno == EINTR { continue }
      return count
    }
  }
}
