import Testing

@Suite("Order of folders")
struct FolderOrderTests {
  /// The folders of targets from the lowest floor up; the empty name is the target's own folder.
  static let floors: [(target: String, floors: [[String]])] = [
    (
      "BenchComparison",
      [
        ["Pairing"], ["Merging", "Estimating"], ["Tolerances", "Explaining"], ["Judging"],
        ["Objectives", "History", "SelfTests"], ["Reporting"], [""],
      ]
    ),
    ("BenchModel", [[""], ["Text"], ["Run"], ["Policy"], ["Judging"], ["History", "Reporting"]]),
    ("BenchRendering", [["Text"], ["Document"], ["Data", "Dialects", "Figures", "TextFigures"], ["Pages"]]),
  ]

  @Test("No file names a type of a folder that does not stand below its own", arguments: floors)
  func order(target: String, floors: [[String]]) throws {
    let room = try SourceRoom(target: target)
    #expect(room.violations(of: floors) == [])
    #expect(Set(room.files.map(\.folder)) == Set(floors.joined()))
  }

  private func room(low: String) -> SourceRoom {
    SourceRoom([
      .init(folder: "Low", name: "One.swift", source: low),
      .init(folder: "High", name: "Other.swift", source: "package struct Other {\n  enum Inner {}\n}"),
    ])
  }

  @Test(
    "A name of a higher folder is found where it is code",
    arguments: ["let one = Other()", "extension Other {}", #"let text = "1 \(Other.Inner.self) 2""#])
  func found(low: String) {
    #expect(room(low: low).violations(of: [["Low"], ["High"]]) == ["Low/One.swift names Other of 'High'"])
    #expect(room(low: low).violations(of: [["High"], ["Low"]]) == [])
  }

  @Test(
    "A name in a comment, in a string, or of a file's own is none",
    arguments: [
      "// Other", "/* Other /* Other */ Other */", #"let text = "Other \" Other \(1 + (2)) Other""#,
      "let text = \"\"\"\n  Other \"Other\"\n  \"\"\"", ##"let text = #"Other \(Other) " Other"#"##,
      "struct Other {}", "let another = Others()",
    ])
  func unfound(low: String) {
    #expect(room(low: low).violations(of: [["Low"], ["High"]]) == [])
  }

  @Test("Folders of one floor do not know each other, and each folder has a floor")
  func siblings() {
    let room = room(low: "let one = Other()")
    #expect(room.violations(of: [["Low", "High"]]) == ["Low/One.swift names Other of 'High'"])
    #expect(room.violations(of: [["Low"]]).contains("the folder 'High' of Other.swift has no floor"))
  }
}
