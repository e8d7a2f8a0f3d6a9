import Glibc
import Testing

@testable import SafeFiles

@Suite("Replacing files")
struct OutputFileTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("A new file gets what the umask leaves, and nothing else stays behind")
  func newFile() throws {
    let scratch = try ScratchDirectory()
    try OutputFile.replace(scratch.file("f"), with: bytes("new"))
    #expect(scratch.text(at: "f") == "new")
    try scratch.put("", at: "reference", mode: 0o666)
    #expect(scratch.mode(of: "f") & 0o111 == 0)
    #expect(scratch.mode(of: "f") & 0o600 == 0o600)
    #expect(scratch.names() == ["f", "reference"])
  }

  @Test("A file keeps its mode, whatever the umask", arguments: [0o600, 0o640, 0o666, 0o755] as [mode_t])
  func mode(mode: mode_t) throws {
    let scratch = try ScratchDirectory()
    try scratch.put("old", at: "f", mode: mode)
    try OutputFile.replace(scratch.file("f"), with: bytes("new"))
    #expect(scratch.text(at: "f") == "new")
    #expect(scratch.mode(of: "f") & 0o7777 == mode)
  }

  @Test("A chain of links is kept and its end replaced")
  func links() throws {
    let scratch = try ScratchDirectory()
    mkdir(scratch.file("d"), 0o755)
    try scratch.put("old", at: "d/f")
    symlink("d/f", scratch.file("one"))
    symlink("one", scratch.file("two"))
    try OutputFile.replace(scratch.file("two"), with: bytes("new"))
    #expect(scratch.text(at: "d/f") == "new")
    #expect(scratch.mode(of: "one") & S_IFMT == S_IFLNK)
    #expect(scratch.mode(of: "two") & S_IFMT == S_IFLNK)
  }

  @Test("Other hard links keep the old content")
  func hardLinks() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("old", at: "f")
    link(scratch.file("f"), scratch.file("g"))
    try OutputFile.replace(scratch.file("f"), with: bytes("new"))
    #expect(scratch.text(at: "g") == "old")
  }

  @Test("A dangling or circular link, a directory and a missing parent are refused, and nothing is made")
  func refused() throws {
    let scratch = try ScratchDirectory()
    symlink("none", scratch.file("dangling"))
    symlink("loop", scratch.file("loop"))
    mkdir(scratch.file("directory"), 0o755)
    let before = scratch.names()
    let cases: [(String, FileError.Kind)] = [
      ("dangling", .notRegular), ("loop", .notRegular), ("directory", .notRegular), ("missing/f", .notFound),
      ("directory/", .notRegular), ("new/", .notFound), ("a\0b", .notFound),
      (String(repeating: "n", count: 256), .other),
    ]
    for (name, kind) in cases {
      let error = #expect(throws: FileError.self) { try OutputFile.replace(scratch.file(name), with: bytes("x")) }
      #expect(error?.kind == kind)
      #expect(error?.stage == .creating)
      #expect(error?.path == scratch.file(name))
    }
    #expect(throws: FileError.self) { try OutputFile.replace("", with: []) }
    #expect(scratch.names() == before)
  }

  @Test("The longest name that a file can have can be replaced")
  func longestName() throws {
    let scratch = try ScratchDirectory()
    let name = String(repeating: "n", count: 255)
    try OutputFile.replace(scratch.file(name), with: bytes("new"))
    #expect(scratch.text(at: name) == "new")
  }

  @Test("Devices and pipes are written to and stay what they are")
  func devices() throws {
    let scratch = try ScratchDirectory()
    try OutputFile.replace("/dev/null", with: bytes("x"))
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.type == S_IFCHR)
    mkfifo(scratch.file("fifo"), 0o600)
    let reader = open(scratch.file("fifo"), O_RDONLY | O_NONBLOCK)
    try OutputFile.replace(scratch.file("fifo"), with: bytes("through"))
    #expect(try InputFile.bytes(ofDescriptor: reader, named: "fifo", limit: 100) == bytes("through"))
    close(reader)
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    try OutputFile.replace("/dev/fd/\(ends[1])", with: bytes("x"))
    close(ends[1])
    #expect(try InputFile.bytes(ofDescriptor: ends[0], named: "pipe", limit: 100) == bytes("x"))
    close(ends[0])
  }

  @Test("A full device is an error of writing")
  func fullDevice() {
    let error = #expect(throws: FileError.self) { try OutputFile.replace("/dev/full", with: bytes("x")) }
    #expect(error == FileError(path: "/dev/full", stage: .writing, kind: .noSpace, reason: "No space left on device"))
  }

  @Test("A write that stops half-way leaves the old file and no other")
  func halfWritten() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let scratch = try ScratchDirectory()
      try scratch.put("old", at: "f")
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      do throws(FileError) {
        try OutputFile.replace(scratch.file("f"), with: [UInt8](repeating: 0, count: 200_000))
      } catch {
        let isRight = error.kind == .noSpace && error.stage == .writing
        let isClean = scratch.text(at: "f") == "old" && scratch.names() == ["f"]
        exit(isRight && isClean ? 0 : 3)
      }
      exit(2)
    }
  }

  @Test(
    "A file that may not be written is refused, although its directory would allow it", .enabled(if: geteuid() != 0))
  func readOnlyFile() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("old", at: "f", mode: 0o444)
    let error = #expect(throws: FileError.self) { try OutputFile.replace(scratch.file("f"), with: bytes("new")) }
    #expect(error?.kind == .permission)
    #expect(scratch.text(at: "f") == "old")
  }

  @Test("A directory that may not be written is refused", .enabled(if: geteuid() != 0))
  func readOnlyDirectory() throws {
    let scratch = try ScratchDirectory()
    mkdir(scratch.file("d"), 0o555)
    let error = #expect(throws: FileError.self) { try OutputFile.replace(scratch.file("d/f"), with: bytes("new")) }
    #expect(error?.kind == .permission)
    #expect(error?.stage == .creating)
  }

  @Test("What a killed writer left is removed, whatever number its process had; what a living one writes is not")
  func strays() throws {
    let scratch = try ScratchDirectory()
    let prefix = ".bench-\(FileName.hash(of: "f"))-"
    let other = ".bench-\(FileName.hash(of: "g"))-"
    // In another container a living process may have the number that an older version wrote into the name.
    let left = [prefix + "\(getppid())-1", prefix + "\(getpid())-1", prefix + "1-1", prefix + "00ff00ff00ff00ff"]
    let kept = [other + "1-1", prefix + "x-1", prefix + "abcdef"]
    for name in left + kept { try scratch.put("half", at: name) }
    // Whoever writes a file holds its lock.
    let lock = open(scratch.file(prefix + "abcdef"), O_RDONLY)
    flock(lock, LOCK_EX)
    try OutputFile.replace(scratch.file("f"), with: bytes("new"))
    close(lock)
    #expect(scratch.names() == (kept + ["f"]).sorted())
  }

  @Test("An end by a signal comes after the file is in its place, and leaves nothing beside it", arguments: 0..<6)
  func signalled(trial: Int) async throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("f")
    try scratch.put("old", at: "f")
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String, trial = trial as Int] in
      for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
      var timer = itimerval()
      timer.it_value.tv_usec = 300 + trial * 900
      signal(SIGALRM) { _ in kill(getpid(), SIGTERM) }
      setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
      while true { try OutputFile.replace(path, with: [UInt8](repeating: 2, count: 1 << 20)) }
    }
    let content = try InputFile.bytes(at: path, limit: 1 << 21)
    #expect(content.count == 1 << 20 || content == bytes("old"))
    #expect(scratch.names() == ["f"])
  }

  @Test("Sixteen writers of one file leave one whole content and nothing else")
  func concurrentWriters() async throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("f")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in UInt8(0)..<16 {
        group.addTask {
          for _ in 0..<LongForm.count(10, 100) {
            try OutputFile.replace(path, with: [UInt8](repeating: writer, count: 50_000))
            let content = try InputFile.bytes(at: path, limit: 1 << 20)
            #expect(content.count == 50_000)
            #expect(content.allSatisfy { $0 == content.first })
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(scratch.names() == ["f"])
  }

  @Test("A writer killed at any moment leaves the old or the new content", arguments: 0..<LongForm.count(10, 1000))
  func killed(trial: Int) async throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("f")
    let old = [UInt8](repeating: 1, count: 1 << 20)
    try OutputFile.replace(path, with: old)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, trial = trial as Int] in
      var timer = itimerval()
      timer.it_value.tv_usec = 200 + trial % 10 * 700 + trial / 10 * 7
      signal(SIGALRM) { _ in kill(getpid(), SIGKILL) }
      setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
      while true { try OutputFile.replace(path, with: [UInt8](repeating: 2, count: 1 << 20)) }
    }
    let content = try InputFile.bytes(at: path, limit: 1 << 21)
    #expect(content.count == 1 << 20)
    #expect(content.allSatisfy { $0 == content.first })
    #expect(scratch.names().count <= 2)
    try OutputFile.replace(path, with: old)
    #expect(scratch.names() == ["f"])
  }

  @Test("What would be refused is refused beforehand, and looking changes nothing")
  func check() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("old", at: "f")
    symlink("nowhere", scratch.file("dangling"))
    for name in ["f", "new"] { try OutputFile.check(scratch.file(name)) }
    try OutputFile.check("/dev/null")
    for name in [".", "dangling", "missing/f", "f/g"] {
      let error = #expect(throws: FileError.self) { try OutputFile.check(scratch.file(name)) }
      #expect(error?.stage == .creating)
    }
    #expect(scratch.names() == ["dangling", "f"] && scratch.text(at: "f") == "old")
  }

  @Test("Removing says whether there was a file")
  func remove() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("", at: "f")
    #expect(try OutputFile.remove(scratch.file("f")))
    #expect(try !OutputFile.remove(scratch.file("f")))
    let error = #expect(throws: FileError.self) { try OutputFile.remove(scratch.path) }
    #expect(error?.stage == .removing)
  }
}
