import Glibc
import Testing

@testable import CommandLineTool

@Suite("Standard streams")
struct StandardStreamTests {
  @Test("A full device is an error with status 74, not a silence and not a trap")
  func fullDevice() async {
    await #expect(processExitsWith: .exitCode(74)) {
      StandardStream.prepare()
      dup2(open("/dev/full", O_WRONLY), 1)
      endWithStatus { () throws(OutputError) in try StandardStream.output.write("lost") }
    }
  }

  @Test("A closed stream stays closed: it is an error, and no file opened later receives what was meant for it")
  func closedStream() async {
    await #expect(processExitsWith: .exitCode(74)) {
      close(0)
      close(1)
      StandardStream.prepare()
      guard open("/dev/null", O_RDWR) > 2 else { exit(1) }
      endWithStatus { () throws(OutputError) in try StandardStream.output.write("lost") }
    }
  }

  @Test("A reader that has gone ends the tool as SIGPIPE would have")
  func brokenPipe() async {
    await #expect(processExitsWith: .exitCode(141)) {
      StandardStream.prepare()
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      close(ends[0])
      dup2(ends[1], 1)
      endWithStatus { () throws(OutputError) in try StandardStream.output.write("lost") }
    }
  }

  @Test("Everything arrives through a small non-blocking pipe that is read slowly")
  func partialWrites() async {
    await #expect(processExitsWith: .exitCode(0)) {
      StandardStream.prepare()
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      dup2(ends[1], 1)
      close(ends[1])
      _ = fcntl(1, F_SETFL, O_NONBLOCK)
      let text = String(repeating: "0123456789", count: 100_000)
      let reader = SlowReader.count(bytes: text.utf8.count, from: ends[0])
      endWithStatus { () throws(OutputError) in
        try StandardStream.output.write(text)
        close(1)
        guard reader.join() else { throw OutputError(stream: .output, code: EIO) }
      }
    }
  }

  @Test("The message names the stream and the reason")
  func message() {
    #expect(
      OutputError(stream: .output, code: ENOSPC).message == "cannot write to standard output: No space left on device")
    #expect(OutputError(stream: .error, code: EIO).exitStatus == .outputFailed)
  }
}

/// Ends this process with the status that a tool would end with.
private func endWithStatus(_ body: () throws(OutputError) -> Void) -> Never {
  do {
    try body()
    exit(0)
  } catch {
    exit(error.exitStatus.code)
  }
}

/// A thread that reads a descriptor to its end in small pieces.
private struct SlowReader {
  let thread: pthread_t

  static func count(bytes: Int, from descriptor: Int32) -> SlowReader {
    var thread = pthread_t()
    let work = UnsafeMutablePointer<(descriptor: Int32, expected: Int)>.allocate(capacity: 1)
    work.initialize(to: (descriptor, bytes))
    pthread_create(
      &thread, nil,
      { argument in
        guard let work = argument?.assumingMemoryBound(to: (descriptor: Int32, expected: Int).self) else { return nil }
        var chunk = [UInt8](repeating: 0, count: 1000)
        var total = 0
        while true {
          let count = read(work.pointee.descriptor, &chunk, chunk.count)
          guard count > 0 else { break }
          total += count
        }
        return total == work.pointee.expected ? argument : nil
      }, work)
    return SlowReader(thread: thread)
  }

  /// Whether exactly the expected number of bytes came.
  func join() -> Bool {
    var result: UnsafeMutableRawPointer?
    pthread_join(thread, &result)
    return result != nil
  }
}
