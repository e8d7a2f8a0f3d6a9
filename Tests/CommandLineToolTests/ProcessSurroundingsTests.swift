import Glibc
import Testing

@testable import CommandLineTool

@Suite("Surroundings of the process")
struct ProcessSurroundingsTests {
  @Test("The environment is read whole, with equals signs and empty values")
  func environment() async {
    await #expect(processExitsWith: .success) {
      setenv("GROUND_EMPTY", "", 1)
      setenv("GROUND_EQUALS", "a=b=c", 1)
      let environment = ProcessSurroundings.environment()
      let isRight = environment["GROUND_EMPTY"] == "" && environment["GROUND_EQUALS"] == "a=b=c"
      exit(isRight && environment["PATH"] == getenv("PATH").map { String(cString: $0) } ? 0 : 1)
    }
  }

  @Test("A stream that is a pipe is no terminal")
  func pipeTraits() async {
    await #expect(processExitsWith: .success) {
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      dup2(ends[1], 1)
      let traits = ProcessSurroundings.traits(of: .output, environment: ["COLUMNS": "77"], color: .auto)
      exit(!traits.isTerminal && traits.width == 77 && !traits.usesColor ? 0 : 1)
    }
  }

  @Test(
    "A moment is written as ISO 8601 in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_399, "2000-02-28T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (951_868_800, "2000-03-01T00:00:00Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
      (1_772_366_405, "2026-03-01T12:00:05Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
    ])
  func timestamp(seconds: Int, text: String) {
    #expect(Timestamp.text(secondsSinceEpoch: seconds) == text)
  }

  @Test("The wall clock is past the day this was written")
  func wallClock() {
    #expect(ProcessSurroundings.secondsSinceEpoch() > 1_767_225_600)
  }
}
