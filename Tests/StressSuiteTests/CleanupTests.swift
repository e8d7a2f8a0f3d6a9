import Benchmarking
import CommandFramework
import Glibc
import Testing

@testable import StressSuite

@Suite("Cleanup")
@MainActor
struct CleanupTests {
  struct Mishap: Error {}

  /// What the open descriptors of this process lead to.
  private func openFiles() throws -> [String] {
    let directory = try #require(opendir("/proc/self/fd"))
    defer { closedir(directory) }
    var targets: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = buffer.withUnsafeMutableBytes { bytes in
        bytes.withMemoryRebound(to: CChar.self) { text in
          text.baseAddress.map { readlink("/proc/self/fd/\(name)", $0, text.count) } ?? 0
        }
      }
      if count > 0 { targets.append(String(decoding: buffer.prefix(count), as: UTF8.self)) }
    }
    return targets
  }

  private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  @Test("A folder and its file are gone with the last reference")
  func folder() throws {
    var folder: ScratchFolder? = try ScratchFolder()
    let file = try #require(folder?.file)
    #expect(file.hasPrefix(ScratchFolder.prefix))
    let descriptor = open(file, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0 && close(descriptor) == 0 && exists(file))
    folder = nil
    #expect(!exists(file) && !exists(String(file.prefix(file.count - "/journal".count))))
  }

  @Test("A workload that fails in the middle leaves no folder and no open file behind")
  func failing() async throws {
    nonisolated(unsafe) var path = ""
    let benchmark = Benchmark(
      "fails", setUp: { try ScratchFolder() },
      body: { (folder: ScratchFolder, state: inout State) in
        path = folder.file
        let repository = try FileRepository<User>(path: folder.file)
        for _ in state { _ = try repository.save(User(key: 1, name: "A", email: "a@example.com", age: 1)) }
        throw Mishap()
      })
    await #expect(throws: Mishap.self) { try await benchmark.measureInProcess(iterations: 2, warmup: 1) }
    #expect(path.hasPrefix(ScratchFolder.prefix) && !exists(path))
    #expect(try openFiles().allSatisfy { !$0.hasPrefix(path) })
  }

  @Test("The disk workload, sound or broken, leaves no open file and no folder behind")
  func durable() async throws {
    for sabotage in [Sabotage.none, .everywhere] {
      _ = try? await Integration.durable(sabotage).measureInProcess(iterations: 2, warmup: 1)
    }
    #expect(try openFiles().allSatisfy { !$0.hasPrefix(ScratchFolder.prefix) })
    #expect(glob(ScratchFolder.prefix + "*") == 0)
  }

  /// How many paths match.
  private func glob(_ pattern: String) -> Int {
    var found = glob_t()
    defer { globfree(&found) }
    return Glibc.glob(pattern, 0, nil, &found) == 0 ? Int(found.gl_pathc) : 0
  }

  private typealias NameOfSocket = (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32

  /// The port at an end of a socket; nil if the descriptor is none.
  private func port(_ name: NameOfSocket, of descriptor: Int32) -> in_port_t? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name(descriptor, $0, &size) }
    }
    return status == 0 && address.sin_family == AF_INET ? address.sin_port : nil
  }

  /// How many open sockets have this port at their own or at the other end.
  private func sockets(at wanted: in_port_t) -> Int {
    (0..<Int32(1024)).count { port(getsockname, of: $0) == wanted || port(getpeername, of: $0) == wanted }
  }

  @Test("A connection answers, and both ends are closed and its thread has ended with the last reference")
  func loopback() throws {
    var peer: LoopbackPeer? = try LoopbackPeer(step: 3)
    let end = peer?.socket ?? -1
    let used = try #require(port(getsockname, of: end))
    let long = [UInt8](repeating: 254, count: 20_000)
    #expect(try peer?.exchange([0, 1, 255]) == [3, 4, 2])
    #expect(try peer?.exchange(long) == long.map { $0 &+ 3 })
    #expect(sockets(at: used) == 2)
    peer = nil
    #expect(sockets(at: used) == 0)
  }
}
