import BenchModel
import Testing

@Suite("Counting by bench-run")
struct CountToolTests {
  @Test("Where there is nothing to count with, a sentence says so and the times stand")
  func leavesTimes() throws {
    let folder = try ScratchDirectory()
    let ended = try folder.run(
      "bench-run", ["--count", "--count-caches", "--runs", "3", "-o", "r.json", "--", "/bin/true"],
      environment: ["PATH": "/nowhere"])
    #expect(ended.status == 0)
    #expect(
      ended.errors.contains(
        "bench-run: instructions are not counted, and times stand: valgrind is not installed\n"), "\(ended.errors)")
  }

  @Test("What is about counting needs --count", arguments: [["--count-seeds", "1"], ["--count-caches"]])
  func refusesIdle(options: [String]) throws {
    let folder = try ScratchDirectory()
    let ended = try folder.run("bench-run", options + ["--", "/bin/true"], environment: ScratchDirectory.environment)
    #expect(ended.status == 64)
    #expect(ended.errors.contains("is about counting; add --count, or leave it out"))
  }
}
