import Glibc
import Testing

@testable import SafeFiles

@Suite("Adding lines")
struct LineLogTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("Lines are added to a new file, to a file, and through a link")
  func append() throws {
    let scratch = try ScratchDirectory()
    symlink("log", scratch.file("link"))
    for (name, line) in [("log", "one"), ("log", ""), ("link", "three")] {
      try LineLog(adding: scratch.file(name)).append(bytes(line))
    }
    #expect(scratch.text(at: "log") == "one\n\nthree\n")
    #expect(scratch.mode(of: "link") & S_IFMT == S_IFLNK)
  }

  @Test("A torn last line is ended and spoils itself only")
  func tornLine() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("whole\ntor", at: "log")
    try LineLog(adding: scratch.file("log")).append(bytes("next"))
    #expect(scratch.text(at: "log") == "whole\ntor\nnext\n")
  }

  @Test("A log is read from any place, and the hash of its beginning is that of the bytes")
  func reading() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("one\ntwo\nthree\n", at: "log")
    let log = try LineLog(adding: scratch.file("log"))
    #expect(try log.blocks(from: 8, limit: 100).next() == bytes("three\n"))
    #expect(try log.bytes(in: 4..<7) == bytes("two") && log.bytes(in: 8..<100) == bytes("three\n"))
    #expect(try log.hash(first: 8)?.hexadecimal == ContentHash.hexadecimal(of: bytes("one\ntwo\n")))
    #expect(try log.hash(first: 15) == nil)
    let blocks = try log.blocks(from: 0, limit: 5)
    #expect(blocks.next() == nil && blocks.failure?.kind == .tooLarge)
  }

  @Test("A stamp is another one after each change, also of as many bytes with the former date")
  func stamp() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("one\n", at: "log")
    let before = try LineLog(adding: scratch.file("log")).stamp
    #expect(try LineLog(adding: scratch.file("log")).stamp == before && before.size == 4)
    try scratch.put("two\n", at: "log")
    let after = try LineLog(adding: scratch.file("log")).stamp
    #expect(after != before)
    try LineLog(adding: scratch.file("log")).append(bytes("x"))
    #expect(try LineLog(adding: scratch.file("log")).stamp != after)
  }

  @Test("What is not a regular file is refused")
  func refused() throws {
    let scratch = try ScratchDirectory()
    symlink("none", scratch.file("dangling"))
    mkfifo(scratch.file("fifo"), 0o600)
    for path in [scratch.path, scratch.file("dangling"), scratch.file("fifo"), "/dev/null", "/dev/stdout"] {
      let error = #expect(throws: FileError.self) { try LineLog(adding: path).append(bytes("x")) }
      #expect(error?.kind == .notRegular)
    }
    let error = #expect(throws: FileError.self) { try LineLog(adding: scratch.file("missing/log")).append(bytes("x")) }
    #expect(error?.kind == .notFound)
    #expect(scratch.names() == ["dangling", "fifo"])
  }

  @Test("A line that does not fit is taken back")
  func noRoom() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let scratch = try ScratchDirectory()
      try scratch.put("whole\n", at: "log")
      var limit = rlimit(rlim_cur: 100, rlim_max: 100)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      do throws(FileError) {
        try LineLog(adding: scratch.file("log")).append([UInt8](repeating: 0x78, count: 200))
      } catch {
        exit(error.kind == .noSpace && scratch.text(at: "log") == "whole\n" ? 0 : 3)
      }
      exit(2)
    }
  }

  @Test("Sixteen writers add every line whole")
  func concurrentWriters() async throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("log")
    let rounds = LongForm.count(20, 100)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<16 {
        group.addTask {
          for round in 0..<rounds { try LineLog(adding: path).append(Array("\(writer) \(round)".utf8)) }
        }
      }
      try await group.waitForAll()
    }
    let lines = (scratch.text(at: "log") ?? "").split(separator: "\n").map(String.init)
    #expect(lines.count == 16 * rounds)
    #expect(Set(lines).count == 16 * rounds)
  }
}
