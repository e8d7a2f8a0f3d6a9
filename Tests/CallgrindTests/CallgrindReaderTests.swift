import Testing

@testable import Callgrind

@Suite("Output of Callgrind")
struct CallgrindReaderTests {
  /// Two parts of what the manual calls a simple profile, with names that are written out once.
  static let text = """
    # callgrind format
    version: 1
    creator: callgrind-3.19.0
    pid: 7
    cmd:  ./worker base
    part: 1
    desc: Trigger: Program termination

    positions: line
    events: Ir Dr
    summary: 830 90

    ob=(1) /tmp/worker
    fl=(1) ???
    fn=(1) main
    16 20 2
    cfn=(2) std::sort<int>(int*, int*)
    calls=1 50
    16 400 40
    cfi=(2) file.c
    cfn=(3) free
    calls=3 51
    +1 60 10

    fn=(2)
    * 300 30
    +3 100 10
    jump=2 7
    fn=(3)
    51 60

    totals: 480 52
    part: 2
    fn=(1)
    16 20

    totals: 20 0
    """

  private static func profile(_ text: String) throws(CallgrindError) -> CallgrindProfile {
    try CallgrindReader.profile(from: Array(text.utf8))
  }

  @Test("Costs belong to functions, and those of calls to pairs of them")
  func readsCosts() throws {
    let profile = try Self.profile(Self.text)
    #expect(profile.events == ["Ir", "Dr"])
    #expect(profile.functions == ["main", "std::sort<int>(int*, int*)", "free"])
    #expect(profile.own == [[40, 2], [400, 40], [60, 0]])
    #expect(
      profile.calls == [
        .init(caller: 0, callee: 1, costs: [400, 40]), .init(caller: 0, callee: 2, costs: [60, 10]),
      ])
  }

  @Test("The totals of all parts are added up")
  func addsTotals() throws {
    let profile = try Self.profile(Self.text)
    #expect(profile.total(of: "Ir") == 500)
    #expect(profile.total(of: "Dr") == 52)
    #expect(profile.total(of: "Dw") == nil)
  }

  @Test("A function's inclusive cost is its own and that of what it calls, and no more than all")
  func addsInclusive() throws {
    #expect(try Self.profile(Self.text).inclusive(event: 0) == [500, 400, 60])
    let recursive = """
      events: Ir
      fn=f
      1 10
      cfn=g
      calls=1 2
      1 30
      fn=g
      2 20
      cfn=f
      calls=1 1
      2 25
      """
    #expect(try Self.profile(recursive).inclusive(event: 0) == [30, 30])
  }

  @Test("A function within itself is the same function, and its calls of itself cost nothing beside its own")
  func joinsLevels() throws {
    let profile = try Self.profile(
      "events: Ir\nfn=f\n1 10\ncfn=f'2\ncalls=1 1\n1 40\nfn=f'2\n1 30\ncfn=g\ncalls=1 2\n1 10\nfn=g\n2 10\ntotals: 50\n"
    )
    #expect(profile.functions == ["f", "g"])
    #expect(profile.own == [[40], [10]])
    #expect(profile.inclusive(event: 0) == [50, 10])
    #expect(try Self.profile("events: Ir\nfn=don't\n1 1\n").functions == ["don't"])
  }

  @Test("Without totals the sum of the functions stands for them; numbers may be hexadecimal")
  func sumsFunctions() throws {
    let profile = try Self.profile("positions: instr line\nevents: Ir\nfn=a\n0x10 3 0x1f\n+4 * 2\n")
    #expect(profile.totals == [33])
  }

  @Test(
    "What is none of the format is told by its line",
    arguments: [
      ("fn=a\n1 2\n", 1 + 1, "costs stand before the 'events:' line"),
      ("events: Ir\n1 2\n", 2, "costs stand before the first 'fn='"),
      ("events: Ir\nfn=(1)\n", 2, "the name (1) was never written out"),
      ("events: Ir\nfn=a\n1 2 3\n", 3, "it has more costs than there are events"),
      ("events: Ir\nfn=a\n1 x\n", 3, "'x' is no count"),
      ("events: Ir\nfn=a\n1 -3\n", 3, "'-3' is no count"),
      ("events: Ir\nfn=a\ncalls=1 2\n", 3, "'calls=' stands without the 'cfn=' that says what is called"),
      ("events: Ir\nevents: Dr\n", 2, "its parts count different events"),
      ("events:\n", 1, "'events:' names no event"),
      ("nonsense\n", 1, "it is neither a key with a value nor a line of costs"),
      ("", 1, "there is no 'events:' line, so this is no output of Callgrind"),
    ])
  func tellsFaults(text: String, line: Int, problem: String) {
    let error = #expect(throws: CallgrindError.self) { try Self.profile(text) }
    #expect(error == CallgrindError(line: line, problem: problem))
  }

  @Test("Bytes cut off anywhere are a profile or a fault, and no trap")
  func survivesCuts() {
    let bytes = Array(Self.text.utf8)
    for end in bytes.indices { _ = try? CallgrindReader.profile(from: Array(bytes[..<end])) }
  }
}
