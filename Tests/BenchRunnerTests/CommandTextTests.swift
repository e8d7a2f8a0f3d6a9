import Testing

@testable import BenchRunner

@Suite("Text of a command")
struct CommandTextTests {
  @Test(
    "It is cut at blanks outside quotes, and nothing is expanded",
    arguments: [
      ("sort", ["sort"]), ("  sort   in.txt\t-n ", ["sort", "in.txt", "-n"]), ("a 'b c' d", ["a", "b c", "d"]),
      ("a \"b c\"d", ["a", "b cd"]), ("a ''", ["a", ""]), (#"a \ b"#, ["a", " b"]),
      (#"a "\"x\\" '\n'"#, ["a", "\"x\\", "\\n"]),
      (#"a "\n""#, ["a", "\\n"]), ("a '$HOME' \"*\" ~", ["a", "$HOME", "*", "~"]), ("--a=b 'c'\"d\"", ["--a=b", "cd"]),
      ("ä 'ö ü'", ["ä", "ö ü"]),
    ])
  func cut(text: String, arguments: [String]) throws {
    #expect(try CommandText.arguments(of: text) == arguments)
  }

  @Test(
    "What is no command, or needs a shell, is refused with a reason",
    arguments: [
      ("", "it names no program"), ("  ", "it names no program"), ("'' a", "it names no program"),
      ("a 'b", "the quote ' is not closed"), ("a \"b\\\"", "the quote \" is not closed"),
      ("a \\", "it ends in a backslash"), ("a | b", "'|' is for a shell"), ("a>b", "'>' is for a shell"),
      ("a $HOME", "'$' is for a shell"), ("a && b", "'&' is for a shell"), ("a *.txt", "'*' is for a shell"),
    ])
  func refused(text: String, problem: String) {
    let error = #expect(throws: CommandTextError.self) { try CommandText.arguments(of: text) }
    #expect(error?.text == text && error?.problem.hasPrefix(problem) == true)
  }

  @Test("With a shell the text is the shell's own")
  func shell() throws {
    let command = try MeasuredCommand(name: "c", text: "a | b", usesShell: true)
    #expect(command == MeasuredCommand(name: "c", arguments: ["/bin/sh", "-c", "a | b"]))
  }
}
