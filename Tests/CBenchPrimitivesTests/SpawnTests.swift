import CBenchPrimitives
import Glibc
import Testing

@Suite("Spawning", .serialized)
struct SpawnTests {
  @Test("A child has standard streams and protocol descriptors and nothing else, and a group of its own")
  func descriptors() throws {
    var ends: [Int32] = [-1, -1]
    #expect(bench_pipe(&ends) == 0)
    // A descriptor that is not closed on exec must not reach the child either.
    let loose = dup(ends[0])
    let script =
      "cd /proc/self/fd; for i in *; do test -e /proc/$$/fd/$i && echo $i; done; cut -d' ' -f5 /proc/$$/stat; echo $$"
    let child = try spawn(["/bin/sh", "-c", script], output: ends[1], protocolEnd: ends[0])
    close(ends[1])
    let lines = readToEnd(ends[0]).split(separator: "\n").map(String.init)
    close(ends[0])
    close(loose)
    #expect(status(of: child) == 0)
    let group = try #require(lines.dropLast().last)
    #expect(group == lines.last)
    #expect(lines.dropLast(2) == ["0", "1", "2", "3", "4"])
  }

  @Test("Signals ignored or blocked here are at their default in the child")
  func signals() throws {
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    var ends: [Int32] = [-1, -1]
    #expect(bench_pipe(&ends) == 0)
    let child = try spawn(["/bin/grep", "-E", "Sig(Blk|Ign)", "/proc/self/status"], output: ends[1])
    close(ends[1])
    let text = readToEnd(ends[0])
    close(ends[0])
    #expect(status(of: child) == 0)
    let masks = text.split(separator: "\n").map { UInt64($0.drop { $0 != "\t" }.dropFirst(), radix: 16) }
    // Signals 32 and 33 are the C library's own, which it leaves ignored.
    #expect(masks.map { $0.map { $0 & ~(3 << 31) } } == [0, 0])
  }

  @Test("A program that does not exist is an errno value, not a child")
  func missingProgram() {
    #expect(throws: Failure(code: ENOENT)) { _ = try spawn(["/nonexistent/program"], output: -1) }
  }

  @Test("A descriptor of a process becomes readable when it ends")
  func processDescriptor() throws {
    let child = try spawn(["/bin/true"], output: -1)
    let descriptor = bench_pidfd_open(child)
    #expect(descriptor >= 0)
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&wanted, 1, 10_000) == 1)
    close(descriptor)
    #expect(status(of: child) == 0)
  }

  @Test("Writing to a pipe nobody reads is EPIPE and raises no signal")
  func brokenPipe() async {
    await #expect(processExitsWith: .success) {
      var ends: [Int32] = [-1, -1]
      guard bench_pipe(&ends) == 0 else { exit(2) }
      close(ends[0])
      signal(SIGPIPE, SIG_DFL)
      for _ in 0..<2 {
        guard bench_write_without_sigpipe(ends[1], "x", 1) == -1, errno == EPIPE else { exit(3) }
      }
      exit(0)
    }
  }

  private struct Failure: Error, Equatable { let code: Int32 }

  private func spawn(_ arguments: [String], output: Int32, protocolEnd: Int32 = -1) throws -> pid_t {
    var pointers = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { pointers.forEach { free($0) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var child: pid_t = 0
    let failure = arguments[0].withCString { program in
      pointers.withUnsafeMutableBufferPointer { arguments in
        environment.withUnsafeMutableBufferPointer { environment -> Int32 in
          guard let arguments = arguments.baseAddress, let environment = environment.baseAddress else { return EINVAL }
          var request = bench_spawn_request(
            program: program, arguments: arguments, environment: environment, directory: nil, standard_input: -1,
            standard_output: output, standard_error: -1, requests: protocolEnd, answers: protocolEnd)
          return bench_spawn(&request, &child)
        }
      }
    }
    guard failure == 0 else { throw Failure(code: failure) }
    return child
  }

  private func readToEnd(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  private func status(of child: pid_t) -> Int32 {
    var status: Int32 = -1
    #expect(waitpid(child, &status, 0) == child)
    return status
  }
}
