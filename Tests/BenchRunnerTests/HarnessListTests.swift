import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("What existing suites have")
struct HarnessListTests {
  private func names(_ script: String, _ harness: Harness) throws -> [String] {
    let suite = try FakeSuite()
    return try withExtendedLifetime(suite) {
      try suite.launcher(script, harness: harness).launch().hello.benchmarks.map(\.id.description)
    }
  }

  private func refusal(_ script: String, _ harness: Harness = .listing) throws -> String {
    let suite = try FakeSuite()
    return try withExtendedLifetime(suite) {
      do {
        _ = try suite.launcher(script, harness: harness).launch()
        return "it was listed"
      } catch let error as WorkerFailure {
        return error.failure.reason
      }
    }
  }

  @Test("Its benchmarks measure themselves, and are listed once")
  func listing() throws {
    let suite = try FakeSuite()
    let launcher = try suite.launcher("printf 'a\\nb\\n'", harness: .listing)
    for _ in 0..<3 {
      let hello = try launcher.launch(hashSeed: 7).hello
      #expect(hello.benchmarks.map(\.name) == ["a", "b"] && hello.benchmarks.allSatisfy { $0.observed == true })
      #expect(hello.suite == "fake" && hello.toolchain.isEmpty)
    }
    #expect(try suite.calls() == ["list"])
  }

  @Test("Of a list of more than benchmarks those count that a run of all of them marks")
  func marked() throws {
    let harness = Harness(
      name: "fake", format: nil,
      listing: .marked(["list"], line: { String($0) }, run: ["run"], mark: { "<\($0)>" }), arguments: [],
      output: .printed)
    #expect(
      try names("case $1 in list) printf 'a\\nb\\nc\\n';; run) echo 'x <a> y'; echo '<c>';; esac", harness) == [
        "a", "c",
      ])
    #expect(try refusal("case $1 in list) printf 'a\\n';; esac", harness).hasPrefix("it lists no benchmark"))
  }

  @Test("A suite without benchmarks, or with two of one name, cannot be used")
  func refused() throws {
    #expect(try refusal("true").hasPrefix("it lists no benchmark, as harness 'fake' asks for them: see what 'sh "))
    #expect(try refusal("true", .whole).hasPrefix("it lists no benchmark, as harness 'fake' asks for them"))
    #expect(try refusal("printf 'a\\nb\\na\\n'").contains("it lists 'a' twice"))
    #expect(try refusal("exit 9") == "the suite ended with status 9")
    #expect(try refusal("head -c 40000000 /dev/zero").contains("the suite printed more than 32 MiB"))
  }

  @Test("What a start writes is read from a folder of its own, which is gone afterwards")
  func written() throws {
    let harness = Harness(
      name: "fake", format: nil, listing: .run(["{output}"]), arguments: ["{output}"], output: .file)
    let suite = try FakeSuite()
    let launcher = try suite.launcher("echo \"a $(echo $1 | wc -c)\" > \"$1\"; touch \"$1.other\"", harness: harness)
    let worker = try launcher.launch(hashSeed: 1)
    _ = try worker.ask(.prepare(benchmark: 0), timeoutNanoseconds: 6e10)
    let answer = try worker.ask(.observe(operations: 1), timeoutNanoseconds: 6e10)
    guard case .observed(let values, _) = answer else { return #expect(Bool(false), "\(answer)") }
    #expect(values.map(\.metric) == [.time])
    let calls = try suite.calls()
    #expect(calls.count == 2 && calls[0] != calls[1] && calls[0].count == calls[1].count)
    #expect(try suite.leftovers() == [])
    #expect(try refusal("true", harness) == "the suite ended well, and wrote no output")
  }

  @Test("Both sides of a round get the same seed for hashes of Python")
  func seeds() throws {
    let suite = try FakeSuite()
    let script = "echo \"a ${PYTHONHASHSEED:-0}\""
    let launchers = try ["base", "new"].map { try suite.launcher(script, harness: .whole, named: $0) }
    let seeds = try [3, 3, 4].enumerated().map { place, seed in
      let worker = try launchers[place % 2].launch(hashSeed: UInt32(seed))
      _ = try worker.ask(.prepare(benchmark: 0), timeoutNanoseconds: 6e10)
      guard case .observed(let values, _) = try worker.ask(.observe(operations: 1), timeoutNanoseconds: 6e10) else {
        return 0.0
      }
      return values[0].values[0]
    }
    #expect(seeds == [3, 3, 4])
  }

  @Test("A command with a place for a path writes its figures there, whatever its harness does")
  func place() {
    let suite = HarnessedSuite(.command, arguments: ["w", "--json", "{output}"])
    guard case .file = suite.output else { return #expect(Bool(false)) }
    #expect(suite.call([], choosing: nil, output: "/o") == ["w", "--json", "/o"])
    guard case .printed = HarnessedSuite(.command, arguments: ["w"]).output else { return #expect(Bool(false)) }
  }
}
