import Testing

@testable import BenchRunner

@Suite("Parameters of commands")
struct CommandTemplateTests {
  @Test("A value fills its places and stays one argument, whatever it holds; a shell gets the filled text")
  func filled() throws {
    let values = [(name: "size", value: "a b; c"), (name: "n", value: "{size}")]
    let plain = try CommandTemplate("run --size={size} {n} '{size} {other}' {}", usesShell: false)
    #expect(plain.arguments(Array(values.prefix(1))) == ["run", "--size=a b; c", "{n}", "a b; c {other}", "{}"])
    #expect(plain.holds("size") && !plain.holds("o"))
    let shell = try CommandTemplate("run {n} | wc", usesShell: true)
    #expect(shell.arguments([("n", "3")]) == ["/bin/sh", "-c", "run 3 | wc"])
    // What one value holds is not a place for another.
    #expect(plain.arguments(values)[2] == "{size}")
  }

  @Test(
    "A parameter has a name and different values",
    arguments: [
      ("size=1,10", ["1", "10"]), ("a=", nil), ("=1", nil), ("a", nil), ("a=1,,2", nil), ("a=1,1", nil), ("a b=1", nil),
      ("a{=1", nil), ("x=é,e\u{301}", ["é", "e\u{301}"]), ("x==", ["="]),
    ] as [(String, [String]?)])
  func parameter(text: String, values: [String]?) {
    #expect(CommandParameter(text)?.values == values)
  }

  @Test("Combinations come in the order of the parameters, the last one's values changing first")
  func combinations() throws {
    let parameters = [try #require(CommandParameter("a=1,2")), try #require(CommandParameter("b=x,y,z"))]
    let rows = CommandParameter.combinations(of: parameters).map { $0.map { "\($0.name)\($0.value)" }.joined() }
    #expect(rows == ["a1bx", "a1by", "a1bz", "a2bx", "a2by", "a2bz"])
    #expect(CommandParameter.combinations(of: []).count == 1)
  }
}
