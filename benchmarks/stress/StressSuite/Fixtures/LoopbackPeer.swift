import Glibc

/// A connection over the loopback interface to a thread of this process that answers what it is sent.
///
/// The thread ends and both ends are closed with the last reference.
final class LoopbackPeer {
  /// The end that asks.
  let socket: Int32
  private let thread: pthread_t

  /// Connects and starts the thread, which answers every byte with that byte plus `step`.
  init(step: UInt8) throws {
    let (near, far) = try Self.connectedPair()
    let answering = Unmanaged.passRetained(Answering(socket: far, step: step))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Answering>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, answering.toOpaque())
    guard status == 0 else {
      answering.release()
      close(near)
      errno = status
      throw SystemFailure("pthread_create")
    }
    self.socket = near
    self.thread = thread
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    pthread_join(thread, nil)
    close(socket)
  }

  /// Sends a request and waits for an answer of the same length.
  func exchange(_ request: [UInt8]) throws -> [UInt8] {
    guard SocketBytes.send(request, count: request.count, to: socket) else { throw SystemFailure("send") }
    var answer = [UInt8](repeating: 0, count: request.count)
    var received = 0
    while received < answer.count {
      let count = answer.withUnsafeMutableBytes { SocketBytes.receive(into: $0[received...], from: socket) }
      guard count > 0 else { throw SystemFailure("recv") }
      received += count
    }
    return answer
  }
}

extension LoopbackPeer {
  private static func connectedPair() throws -> (near: Int32, far: Int32) {
    let listener = Glibc.socket(AF_INET, streamType, 0)
    guard listener >= 0 else { throw SystemFailure("socket") }
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(listener, generic, size) == 0 else { throw SystemFailure("bind") }
        guard listen(listener, 1) == 0 else { throw SystemFailure("listen") }
        guard getsockname(listener, generic, &size) == 0 else { throw SystemFailure("getsockname") }
      }
    }
    let near = Glibc.socket(AF_INET, streamType, 0)
    guard near >= 0 else { throw SystemFailure("socket") }
    do {
      return (near, try connect(near, to: listener, at: &address, size))
    } catch {
      close(near)
      throw error
    }
  }

  private static func connect(
    _ near: Int32, to listener: Int32, at address: inout sockaddr_in, _ size: socklen_t
  ) throws -> Int32 {
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(near, $0, size) }
    }
    guard status == 0 else { throw SystemFailure("connect") }
    let far = accept(listener, nil, nil)
    guard far >= 0 else { throw SystemFailure("accept") }
    // Small answers are to leave at once, not to wait for more of them.
    for end in [near, far] {
      var yes: Int32 = 1
      setsockopt(end, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
    return far
  }

  private static var streamType: Int32 { Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue) }

  /// What the thread does; it owns the far end.
  private final class Answering {
    private let socket: Int32
    private let step: UInt8

    init(socket: Int32, step: UInt8) {
      self.socket = socket
      self.step = step
    }

    deinit { close(socket) }

    func run() {
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = buffer.withUnsafeMutableBytes { SocketBytes.receive(into: $0[...], from: socket) }
        guard count > 0 else { return }
        for index in 0..<count { buffer[index] &+= step }
        guard SocketBytes.send(buffer, count: count, to: socket) else { return }
      }
    }
  }
}
