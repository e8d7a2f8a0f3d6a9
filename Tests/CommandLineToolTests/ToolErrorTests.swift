import Testing

@testable import CommandLineTool

@Suite("Errors of a tool")
struct ToolErrorTests {
  @Test("Several errors keep all their lines, and the status that decides")
  func several() throws {
    let errors = [
      ToolError(.outputFailed, "cannot write to 'a'"), ToolError(.cannotCreate, "cannot create 'b'"),
      ToolError(.outputFailed, "cannot write to 'c'"),
    ]
    let error = try #require(ToolError(errors))
    #expect(error.status == .cannotCreate)
    #expect(error.lines == ["cannot write to 'a'", "cannot create 'b'", "cannot write to 'c'"])
    #expect(error.message == "cannot write to 'a'; cannot create 'b'; cannot write to 'c'")
    #expect(ToolError([errors[0]]) == errors[0] && ToolError([]) == nil)
  }

  @Test("A reader that has gone decides the status and has no line")
  func readerGone() throws {
    let gone = ToolError(OutputError(stream: .output, code: 32))
    #expect(gone.status == .signal(13) && gone.lines.isEmpty)
    let error = try #require(ToolError([ToolError(.cannotCreate, "cannot create 'b'"), gone]))
    #expect(error.status == .signal(13) && error.lines == ["cannot create 'b'"])
  }
}
