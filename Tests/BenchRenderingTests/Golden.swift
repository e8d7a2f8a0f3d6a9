import FoundationEssentials
import Testing

/// Pages as they are meant to be, kept in files beside the tests.
enum Golden {
  /// Compares a page with its file; with RECORD_GOLDEN=1 writes the file and fails, so that nothing passes by
  /// recording.
  static func expect(
    _ page: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = folder + name
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try page.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(name): look at the difference, then run without RECORD_GOLDEN", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.utf8.elementsEqual(expected.utf8), "\(name) is now:\n\(page)", sourceLocation: sourceLocation)
  }

  private static let folder: String = {
    let file = #filePath
    let end = file.lastIndex(of: "/") ?? file.startIndex
    return file[..<end] + "/Golden/"
  }()
}
