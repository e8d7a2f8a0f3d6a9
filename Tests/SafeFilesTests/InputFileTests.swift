import Glibc
import Testing

@testable import SafeFiles

@Suite("Reading whole files")
struct InputFileTests {
  @Test("A file up to the limit is read whole, one byte more is refused", arguments: [0, 1, 262_144, 300_000])
  func limit(size: Int) throws {
    let scratch = try ScratchDirectory()
    try scratch.put(String(repeating: "x", count: size), at: "f")
    #expect(try InputFile.bytes(at: scratch.file("f"), limit: size).count == size)
    if size > 0 {
      let error = #expect(throws: FileError.self) { try InputFile.bytes(at: scratch.file("f"), limit: size - 1) }
      #expect(error?.kind == .tooLarge)
      #expect(error?.message.contains("more than \(size - 1) bytes") == true)
    }
  }

  @Test("A stream without end is cut off at the limit")
  func endless() {
    let error = #expect(throws: FileError.self) { try InputFile.bytes(at: "/dev/zero", limit: 1_000_000) }
    #expect(error?.kind == .tooLarge)
  }

  @Test("A file that says it is empty is read to its end all the same")
  func sizeUnknown() throws {
    #expect(try !InputFile.bytes(at: "/proc/self/status", limit: 1 << 20).isEmpty)
  }

  @Test("What is missing, a directory, or not a name at all says so")
  func unsuitable() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("x", at: "f")
    let cases: [(String, FileError.Kind, String)] = [
      (scratch.file("none"), .notFound, "No such file or directory"), (scratch.path, .notRegular, "it is a directory"),
      (scratch.file("f/g"), .notFound, "Not a directory"), ("", .notFound, "No such file or directory"),
      (scratch.file("f") + "\0.json", .notFound, "No such file or directory"),
      (scratch.file(String(repeating: "n", count: 300)), .other, "File name too long"),
    ]
    for (path, kind, reason) in cases {
      let error = #expect(throws: FileError.self) { try InputFile.bytes(at: path, limit: 10) }
      #expect(error == FileError(path: path, stage: .reading, kind: kind, reason: reason))
    }
  }

  @Test("A pipe is read to its end, up to the limit")
  func pipes() throws {
    for limit in [5, 4] {
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      _ = Glibc.write(ends[1], "12345", 5)
      close(ends[1])
      defer { close(ends[0]) }
      if limit == 5 {
        #expect(try InputFile.bytes(ofDescriptor: ends[0], named: "standard input", limit: limit).count == 5)
      } else {
        let error = #expect(throws: FileError.self) {
          try InputFile.bytes(at: "/dev/fd/\(ends[0])", limit: limit)
        }
        #expect(error?.kind == .tooLarge)
      }
    }
    let error = #expect(throws: FileError.self) {
      try InputFile.bytes(ofDescriptor: -1, named: "standard input", limit: 1)
    }
    #expect(error?.message == "cannot read 'standard input': Bad file descriptor")
  }

  @Test("The user may name a link; what was found in a directory may be neither link nor pipe nor device")
  func origins() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("x", at: "f")
    symlink("f", scratch.file("link"))
    mkfifo(scratch.file("fifo"), 0o600)
    #expect(try InputFile.bytes(at: scratch.file("link"), limit: 10) == Array("x".utf8))
    #expect(try InputFile.bytes(at: scratch.file("f"), limit: 10, from: .listing) == Array("x".utf8))
    for path in [scratch.file("link"), scratch.file("fifo"), "/dev/null"] {
      let error = #expect(throws: FileError.self) { try InputFile.bytes(at: path, limit: 10, from: .listing) }
      #expect(error?.kind == .notRegular)
    }
  }

  @Test("A file that may not be read is a matter of permission", .enabled(if: geteuid() != 0))
  func permission() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("x", at: "f", mode: 0)
    let error = #expect(throws: FileError.self) { try InputFile.bytes(at: scratch.file("f"), limit: 10) }
    #expect(error?.kind == .permission)
  }
}

@Suite("Directories")
struct DirectoryTests {
  @Test("Names come in the order of their bytes, hidden ones too, dots not")
  func names() throws {
    let scratch = try ScratchDirectory()
    for name in ["b", "a", "Z", ".h", "é", "a-b", "a.b"] { try scratch.put("", at: name) }
    #expect(try Directory.names(in: scratch.path) == [".h", "Z", "a", "a-b", "a.b", "b", "é"])
  }

  @Test("A long listing is complete")
  func longListing() throws {
    let scratch = try ScratchDirectory()
    let long = String(repeating: "n", count: 250)
    for i in 0..<500 { try scratch.put("", at: "\(long)\(i)") }
    #expect(try Directory.names(in: scratch.path).count == 500)
  }

  @Test("What is not a directory cannot be listed")
  func notADirectory() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("", at: "f")
    for path in [scratch.file("f"), scratch.file("none"), ""] {
      #expect(throws: FileError.self) { try Directory.names(in: path) }
    }
  }

  @Test("Missing parents are made, and what is there is left alone")
  func create() throws {
    let scratch = try ScratchDirectory()
    for _ in 0..<2 {
      try Directory.create(scratch.file("a/b//c/"))
      #expect(scratch.mode(of: "a/b/c") & S_IFMT == S_IFDIR)
    }
    try Directory.create(scratch.file("a/./d/../e"))
    #expect(scratch.mode(of: "a/e") & S_IFMT == S_IFDIR)
    try Directory.create("/")
    try Directory.create(".")
  }

  @Test("A file in the way is named")
  func fileInTheWay() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("", at: "f")
    for path in ["f", "f/g"] {
      let error = #expect(throws: FileError.self) { try Directory.create(scratch.file(path)) }
      #expect(error?.path == scratch.file("f"))
      #expect(error?.stage == .creating)
      #expect(error?.reason == "Not a directory")
    }
    #expect(throws: FileError.self) { try Directory.create("") }
    #expect(throws: FileError.self) { try Directory.create(scratch.file("a\0b")) }
  }

  @Test("What is not there is nil; a link that leads nowhere, on any part of the way, is an error that names it")
  func ifPresent() throws {
    let scratch = try ScratchDirectory()
    symlink("none", scratch.file("link"))
    symlink("link", scratch.file("second"))
    try scratch.put("x", at: "file")
    symlink("file", scratch.file("good"))
    #expect(try InputFile.bytesIfPresent(at: scratch.file("none"), limit: 9) == nil)
    #expect(try InputFile.bytesIfPresent(at: scratch.file("none/policy"), limit: 9) == nil)
    #expect(try InputFile.bytesIfPresent(at: scratch.file("good"), limit: 9) == Array("x".utf8))
    for (path, named) in [
      ("link", "it is a link to"), ("second", "it is a link to"), ("link/policy", "/link' is a link"),
    ] {
      let error = #expect(throws: FileError.self) {
        try InputFile.bytesIfPresent(at: scratch.file(path), limit: 9)
      }
      #expect(error?.reason.contains(named) == true, "\(path)")
    }
  }
}
