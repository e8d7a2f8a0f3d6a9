import BenchModel
import Callgrind
import Glibc
import SafeFiles
import Testing

@testable import BenchRunner

@Suite("Counts")
struct CountTests {
  @Test("Cycles are estimated by the formula of the catalogue")
  func estimatesCycles() {
    let counts = EventCounts(instructions: 1000, misses: .init(firstLevel: 7, lastLevel: 2))
    #expect(counts.estimatedCycles == 1270)
    #expect(EventCounts(instructions: 1000).estimatedCycles == nil)
  }

  @Test("Counts of an iteration are those of more iterations less those of fewer")
  func subtracts() {
    let few = EventCounts(instructions: 100, misses: .init(firstLevel: 10, lastLevel: 5))
    let many = EventCounts(instructions: 1100, misses: .init(firstLevel: 30, lastLevel: 4))
    let each = many.perIteration(beyond: few, iterations: 10)
    #expect(each == EventCounts(instructions: 100, misses: .init(firstLevel: 2, lastLevel: 0)))
  }

  @Test("Samples have a launch for each start, and metrics only of what was counted")
  func makesSamples() {
    let plain = BenchmarkCounts(passes: [.init(instructions: 10), .init(instructions: 11)], iterations: 99)
    #expect(plain.samples.map(\.metric) == ["instructions"])
    #expect(plain.samples[0].values == [[10], [11]])
    #expect(plain.samples[0].iterations == [99, 99])
    #expect(plain.samples[0].process == [0, 1])
    let modelled = BenchmarkCounts(
      passes: [.init(instructions: 10, misses: .init(firstLevel: 1, lastLevel: 0))], iterations: 9)
    #expect(
      modelled.samples.map(\.metric)
        == ["instructions", "first-level-misses", "last-level-misses", "estimated-cycles"])
    #expect(BenchmarkCounts(failure: "no").samples.isEmpty)
  }

  @Test("A profile's events are counts, and misses where a cache was modelled")
  func readsProfile() throws {
    func counts(_ text: String) throws -> EventCounts? {
      EventCounts(try CallgrindReader.profile(from: Array(text.utf8)))
    }
    #expect(try counts("events: Ir\nfn=a\n1 5\ntotals: 5\n") == EventCounts(instructions: 5))
    let cached = "events: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw\nfn=a\n1 9\ntotals: 9 1 1 1 2 3 4 5 6\n"
    #expect(try counts(cached) == EventCounts(instructions: 9, misses: .init(firstLevel: 6, lastLevel: 15)))
    #expect(try counts("events: Ge\nfn=a\n1 5\n") == nil)
  }

  @Test("The fixed seed pins what the user left open, and drawn ones are drawn by the run's seed")
  func seeds() {
    let fixed = CountSeed.fixed.variables(["A": "b", "PYTHONHASHSEED": "7"])
    #expect(fixed == ["A": "b", "PYTHONHASHSEED": "7", "SWIFT_DETERMINISTIC_HASHING": "1"])
    #expect(CountSeed.fixed.variables([:])["PYTHONHASHSEED"] == "0000000000")
    #expect(CountSeed.drawn(5).variables([:]) == ["PYTHONHASHSEED": "0000000005"])
    let passes = CountSeed.passes(drawn: 2, seed: 1)
    #expect(passes.count == 3)
    #expect(passes.first == .fixed)
    #expect(passes[1] != passes[2])
    #expect(passes == CountSeed.passes(drawn: 2, seed: 1))
    #expect(CountSeed.passes(drawn: 0, seed: 1) == [.fixed])
  }

  @Test("Swift's names are demangled, and others left alone")
  func demangles() {
    #expect(SwiftSymbol.demangled("$sSS9hasPrefixySbSSF") == "Swift.String.hasPrefix(Swift.String) -> Swift.Bool")
    #expect(SwiftSymbol.demangled("qsort") == "qsort")
    #expect(SwiftSymbol.demangled("$s") == "$s")
  }

  @Test(
    "Valgrind's reason is found in what it says",
    arguments: [
      (
        "==12== ### unhandled dwarf2 abbrev form code 0x25\n",
        "this version of valgrind cannot read the debug information of a library or of a program that it starts"
      ),
      ("valgrind: failed to start tool 'callgrind'\n", "valgrind: failed to start tool 'callgrind'"),
      (
        "==12== valgrind: Unrecognised instruction at address 0x1.\n==12==    at 0x1\n",
        "valgrind: Unrecognised instruction at address 0x1."
      ),
      ("==12== \n", nil),
    ] as [(String, String?)])
  func findsReason(log: String, reason: String?) {
    #expect(CallgrindLog.reason(in: log) == reason)
  }
}

@Suite("Programs that Callgrind can read")
struct ReadableProgramTests {
  /// An ELF file of two sections with names, one of them of debug information.
  private static func image(sections: [String]) -> [UInt8] {
    var names: [UInt8] = [0]
    let places = sections.map { name in
      defer { names += Array(name.utf8) + [0] }
      return names.count
    }
    func little(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let table = 64 + names.count
    var bytes: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1] + [UInt8](repeating: 0, count: 58)
    bytes.replaceSubrange(0x28..<0x30, with: little(table, 8))
    bytes.replaceSubrange(0x3a..<0x3c, with: little(64, 2))
    bytes.replaceSubrange(0x3c..<0x3e, with: little(sections.count + 1, 2))
    bytes.replaceSubrange(0x3e..<0x40, with: little(sections.count, 2))
    bytes += names
    for place in places { bytes += little(place, 4) + [UInt8](repeating: 0, count: 60) }
    bytes += [UInt8](repeating: 0, count: 24) + little(64, 8) + [UInt8](repeating: 0, count: 32)
    return bytes
  }

  @Test("Sections of debug information lose their names, and nothing else changes")
  func hidesSections() throws {
    let bytes = Self.image(sections: [".text", ".debug_info", ".symtab"])
    let hidden = try #require(DebugSections.hidden(in: bytes))
    let changed = bytes.indices.filter { bytes[$0] != hidden[$0] }
    #expect(hidden.count == bytes.count)
    #expect(!changed.isEmpty)
    let table = Int(bytes[0x28]) | Int(bytes[0x29]) << 8
    #expect(changed.allSatisfy { (table + 64..<table + 68).contains($0) })
    #expect(DebugSections.hidden(in: hidden) == nil)
  }

  @Test("What has none is left as it is, and what is cut short is no trap")
  func leavesOthers() {
    #expect(DebugSections.hidden(in: Self.image(sections: [".text", ".symtab"])) == nil)
    #expect(DebugSections.hidden(in: Array("#!/bin/sh\n".utf8)) == nil)
    let bytes = Self.image(sections: [".text", ".debug_info"])
    for end in bytes.indices { _ = DebugSections.hidden(in: Array(bytes[..<end])) }
  }

  @Test("A program with debug information is copied, and finds what lies beside it")
  func copiesPrograms() throws {
    let folder = try ScratchFolder(environment: [:])
    let home = "\(folder.path)/home/bin"
    try Directory.create(home)
    try OutputFile.replace("\(home)/worker", with: Self.image(sections: [".debug_info"]))
    chmod("\(home)/worker", 0o755)
    try OutputFile.replace("\(home)/data", with: [1])
    try OutputFile.replace("\(folder.path)/home/above", with: [2])
    let place = try folder.part()
    let program = try ReadableProgram(["./worker", "x"], path: nil, directory: home, copiedTo: place)
    #expect(program.arguments[0].hasSuffix("/bin/worker"))
    #expect(program.arguments[0].hasPrefix(place))
    #expect(program.arguments[1] == "x")
    #expect(!program.isFollowed)
    let parent = String(program.arguments[0].dropLast("/worker".count))
    #expect(try InputFile.bytes(at: "\(parent)/data", limit: 10) == [1])
    #expect(try InputFile.bytes(at: "\(parent)/../above", limit: 10) == [2])
    #expect(try InputFile.bytes(at: "\(home)/worker", limit: 1 << 20) == Self.image(sections: [".debug_info"]))
  }

  @Test("A script is followed into what it becomes, and a plain program is named by its path")
  func followsScripts() throws {
    let folder = try ScratchFolder(environment: [:])
    try OutputFile.replace("\(folder.path)/script", with: Array("#!/bin/sh\nexec true\n".utf8))
    chmod("\(folder.path)/script", 0o755)
    let script = try ReadableProgram(["\(folder.path)/script"], path: nil, directory: nil, copiedTo: folder.path)
    #expect(script.isFollowed)
    #expect(script.arguments == ["\(folder.path)/script"])
    let missing = try ReadableProgram(["no-such-program"], path: "/bin", directory: nil, copiedTo: folder.path)
    #expect(missing.arguments == ["no-such-program"])
  }

  @Test("The folder goes with whoever made it")
  func removesFolder() throws {
    var folder: ScratchFolder? = try ScratchFolder(environment: [:])
    let path = try #require(folder?.path)
    let part = try folder?.part() ?? ""
    try OutputFile.replace("\(part)/file", with: [1])
    symlink("/etc", "\(part)/link")
    #expect(Directory.exists(path))
    folder = nil
    #expect(!Directory.exists(path))
    #expect(Directory.exists("/etc"))
  }
}
