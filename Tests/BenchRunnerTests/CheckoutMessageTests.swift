import Testing

@testable import BenchRunner

@Suite("The messages of commits")
struct CheckoutMessageTests {
  @Test("Those of a change are its own, the oldest first, whole and as they were written")
  func messages() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    let second = try scratch.shell(
      "git commit -q --allow-empty -m subject -m body -m 'Performance-Renamed: a -> b' && git rev-parse HEAD",
      in: scratch.path)
    let third = try scratch.commit("grün")
    let found = try scratch.repository().messages(from: first, to: "HEAD")
    #expect(found.map(\.commit) == [second, third])
    #expect(found.map(\.message) == ["subject\n\nbody\n\nPerformance-Renamed: a -> b", "grün"])
    #expect(try scratch.repository().messages(from: "HEAD", to: "HEAD").isEmpty)
  }

  @Test("Those of the other side's commits, and of a merge, are told apart from the change's")
  func merges() throws {
    let scratch = try ScratchRepository()
    try scratch.commit("first")
    try scratch.shell("git checkout -q -b change", in: scratch.path)
    try scratch.commit("mine")
    try scratch.shell("git checkout -q main", in: scratch.path)
    try scratch.commit("theirs")
    try scratch.shell("git checkout -q change && git merge -q --no-ff -m merged main", in: scratch.path)
    #expect(try scratch.repository().messages(from: "main", to: "change").map(\.message) == ["mine", "merged"])
  }

  @Test("More than is kept of a program's output is read as well")
  func many() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("first")
    let long = String(repeating: "a long line of a message\n", count: 4000)
    for number in 0..<3 { try scratch.commit("\(number)\n\n\(long)") }
    let found = try scratch.repository().messages(from: first, to: "HEAD").map(\.message)
    #expect(found.map(\.utf8.count) == [Int](repeating: long.utf8.count + 2, count: 3))
  }

  @Test("A name of no commit is told")
  func unknown() throws {
    let scratch = try ScratchRepository()
    try scratch.commit("first")
    #expect(throws: CheckoutError.unknownReference("nothing")) {
      try scratch.repository().messages(from: "nothing", to: "HEAD")
    }
  }
}
