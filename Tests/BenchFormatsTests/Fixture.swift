import BenchModel
import Glibc
import Testing

@testable import BenchFormats

/// Files of every format, kept in a folder a format beside the tests.
enum Fixture {
  struct Unreadable: Error {
    let path: String
  }

  static func bytes(_ name: String) throws -> [UInt8] { try bytes(at: path(of: name)) }

  /// The bytes of any file of the package.
  static func bytes(at path: String) throws -> [UInt8] {
    guard let stream = fopen(path, "r") else { throw Unreadable(path: path) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// Compares bytes with a file; with RECORD_GOLDEN=1 writes the file and fails, so that nothing passes by recording.
  static func expect(_ bytes: [UInt8], equal name: String) throws {
    if getenv("RECORD_GOLDEN") != nil {
      let stream = try #require(fopen(path(of: name), "w"))
      fwrite(bytes, 1, bytes.count, stream)
      fclose(stream)
      Issue.record("recorded \(name): look at the difference, then run without RECORD_GOLDEN")
      return
    }
    #expect(try bytes == Self.bytes(name), "\(name) is now:\n\(String(decoding: bytes, as: UTF8.self))")
  }

  /// Where a file or a folder of fixtures lies.
  static func path(of name: String) -> String {
    let file = #filePath
    return String(file[...(file.lastIndex(of: "/") ?? file.startIndex)]) + "Fixtures/" + name
  }
}

/// Reads text as a run, as a tool would.
func read(_ text: String) throws(FormatError) -> BenchmarkRun {
  try RunReader.read(Array(text.utf8), source: "x.json", identity: "content:1").run
}

/// Why text is refused as a run; nil if it is read.
func refusal(of bytes: [UInt8]) -> String? {
  do throws(FormatError) {
    _ = try RunReader.read(bytes, source: "x.json", identity: "content:1")
    return nil
  } catch {
    return error.description
  }
}
