import Glibc
import Testing

@testable import SafeFiles

@Suite("Which file a path leads to")
struct FileIdentityTests {
  @Test("Links, dots and doubled slashes lead to one file, whether it exists or not")
  func spellings() throws {
    let scratch = try ScratchDirectory()
    try scratch.put("x", at: "file")
    mkdir(scratch.file("sub"), 0o755)
    symlink("file", scratch.file("link"))
    link(scratch.file("file"), scratch.file("hard"))
    symlink("sub", scratch.file("folder"))
    let file = try #require(FileIdentity(scratch.file("file")))
    for name in ["link", "hard", "./file", "sub/../file", "/file"] {
      #expect(FileIdentity(scratch.file(name)) == file, "\(name)")
    }
    let absent = try #require(FileIdentity(scratch.file("sub/new/page.md")))
    for name in ["folder/new/page.md", "./sub//new/./page.md"] {
      #expect(FileIdentity(scratch.file(name)) == absent, "\(name)")
    }
    for name in ["sub/new", "sub/page.md", "sub/new/Page.md", "file"] {
      #expect(FileIdentity(scratch.file(name)) != absent, "\(name)")
    }
  }

  @Test("Streams, devices and folders are no files")
  func none() throws {
    let scratch = try ScratchDirectory()
    mkfifo(scratch.file("pipe"), 0o600)
    for path in ["/dev/null", "/dev/stdout", scratch.file("pipe"), scratch.path, "", "a\0b"] {
      #expect(FileIdentity(path) == nil, "\(path)")
    }
  }

  @Test("A file is below a folder wherever the links lead")
  func below() throws {
    let scratch = try ScratchDirectory()
    mkdir(scratch.file("old"), 0o755)
    try scratch.put("x", at: "old/run.json")
    try scratch.put("x", at: "older.json")
    symlink("old/run.json", scratch.file("link"))
    #expect(FileIdentity.isFile(scratch.file("link"), below: scratch.file("old")))
    #expect(!FileIdentity.isFile(scratch.file("older.json"), below: scratch.file("old")))
    #expect(!FileIdentity.isFile(scratch.file("old/new.json"), below: scratch.file("old")))
  }
}
