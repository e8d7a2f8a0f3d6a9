import Testing

@Suite("Situations from the field")
struct FieldCaseTests {
  @Test(
    "Each ends as it should, in text, JSON, JUnit and without output alike",
    arguments: FieldCase.console + FieldCase.documents)
  func outcome(_ field: FieldCase) throws {
    let directory = try ScratchDirectory()
    try directory.put(field.old, at: "old")
    try directory.put(field.new, at: "new")
    let wide = ScratchDirectory.environment.merging(["COLUMNS": "400"]) { $1 }
    let text = try directory.shell("bench-compare --all \(field.options) old new", environment: wide)
    #expect(text.status == field.status, "\(text.output)\(text.errors)")
    for part in field.says { #expect(text.output.contains(part), "'\(part)' is missing of\n\(text.output)") }
    for part in field.silent { #expect(!text.output.contains(part), "'\(part)' is in\n\(text.output)") }
    for form in ["--format json", "--format junit", "--quiet"] {
      let other = try directory.shell("bench-compare \(form) \(field.options) old new")
      #expect(other.status == field.status && (form == "--quiet" || other.lastLine == text.lastLine), "\(form)")
    }
  }

  @Test("UTF-16 as PowerShell writes it is read as what its mark says (62)")
  func utf16() throws {
    let directory = try ScratchDirectory()
    try directory.put(FieldCase.go(FieldCase.goTen("Decode", 100)), at: "plain")
    try directory.put(FieldCase.go(FieldCase.goTen("Decode", 9000)), at: "slow")
    let wide = try directory.shell("printf '\\377\\376' > new && iconv -f UTF-8 -t UTF-16LE slow >> new")
    #expect(wide.status == 0)
    let ended = try directory.run("bench-compare", "plain", "new")
    #expect(ended.status == 1 && ended.output.contains("Decode"))
  }

  @Test("Several runs of one side tell what the single one of the other may differ by (80)")
  func pooled() throws {
    let directory = try ScratchDirectory()
    for (place, seconds) in [0.264, 0.3, 0.28, 0.344, 0.31, 0.29].enumerated() {
      try directory.put(Self.hyperfine(seconds), at: "main-\(place).json")
    }
    try directory.put(Self.hyperfine(0.352), at: "same.json")
    try directory.put(Self.hyperfine(0.9), at: "slow.json")
    let same = try directory.shell("bench-compare --baseline main-*.json --current same.json")
    #expect(same.status != 1 && same.status != 4, "\(same.output)")
    #expect(try directory.shell("bench-compare --baseline main-*.json --current slow.json").status == 1)
  }

  private static func hyperfine(_ mean: Double) -> String {
    let times = (0..<10).map { mean * (1 + 0.002 * Double($0 % 5)) }
    return #"{"results": [{"command": "job", "mean": \#(mean), "times": \#(times)}]}"#
  }
}
