import BenchModel
import Testing

@testable import BenchComparison

@Suite("Environment")
struct EnvironmentTests {
  private static func full() -> RunEnvironment {
    var environment = RunEnvironment()
    environment.operatingSystem = "Linux"
    environment.kernel = "6.1"
    environment.architecture = "x86_64"
    environment.processor = "processor"
    environment.logicalProcessors = 2
    environment.memoryBytes = 8_589_934_592
    environment.governor = "performance"
    environment.toolchain = "6.3"
    environment.optimised = true
    return environment
  }

  private static let changes: [(String, @Sendable (inout RunEnvironment) -> Void)] = [
    ("operating system differs", { $0.operatingSystem = "macOS" }), ("kernel differs", { $0.kernel = "6.2" }),
    ("architecture differs", { $0.architecture = "arm64" }), ("processor differs", { $0.processor = "other" }),
    ("number of logical processors differs: '2' in the baseline, '4'", { $0.logicalProcessors = 4 }),
    ("memory differs: '8.00 GB' in the baseline, '4.00 GB'", { $0.memoryBytes = 4_294_967_296 }),
    ("governor differs", { $0.governor = "powersave" }), ("toolchain differs", { $0.toolchain = "6.2" }),
    ("optimisation differs", { $0.optimised = false }),
    ("kernel is '6.1' in the baseline and unknown", { $0.kernel = nil }),
    ("memory is '8.00 GB' in the baseline and unknown", { $0.memoryBytes = nil }),
  ]

  @Test("Every difference is one sentence, in both directions")
  func differences() {
    for (text, change) in Self.changes {
      var other = Self.full()
      change(&other)
      let sentences = EnvironmentDifferences(Self.full(), other).sentences
      #expect(sentences.count == 1)
      #expect(sentences.first?.contains(text) == true)
      #expect(EnvironmentDifferences(other, Self.full()).sentences.count == 1)
    }
  }

  @Test("Load, commit and a kernel's reserve of memory are no difference, nor is what neither side knows")
  func indifferent() {
    var other = Self.full()
    other.loadAtStart = 9
    other.commit = "abc"
    other.memoryBytes = 8_589_934_592 - 20_000_000
    #expect(EnvironmentDifferences(Self.full(), other).sentences.isEmpty)
    #expect(EnvironmentDifferences(RunEnvironment(), RunEnvironment()).sentences.isEmpty)
  }

  @Test("A difference is a warning, or makes every row invalid where the policy says so")
  func disposition() throws {
    let sample = RunFixture.sample([[1e3, 1e3], [1e3, 1e3], [1e3, 1e3]])
    var other = RunFixture.environment
    other.kernel = "6.2"
    let baseline = RunFixture.run([RunFixture.result([sample])], id: "a")
    let current = RunFixture.run([RunFixture.result([sample])], id: "b", environment: other)
    let lenient = try RunFixture.compare(baseline, current)
    #expect(lenient.gate.outcome == .pass)
    #expect(
      lenient.environmentDifferences == [EnvironmentDifference(field: "kernel", baseline: nil, current: "6.2")])
    #expect(lenient.warnings == ["The kernel is unknown in the baseline and '6.2' in the current run."])
    let strict = try RunFixture.compare(baseline, current, policy: Policy(environment: .fail))
    #expect(strict.rows.map(\.obstacle) == [.environment])
    #expect(strict.gate.headline == "INCOMPLETE: 1 benchmark measured in another environment: 'group/name'")
  }

  @Test("A busy machine and another suite are warnings")
  func warnings() throws {
    var busy = RunFixture.environment
    busy.loadAtStart = 1.5
    let result = RunFixture.result([RunFixture.sample([[1e3], [1e3], [1e3]])])
    let baseline = BenchmarkRun(id: "a", suite: "one", environment: busy, metrics: [.time], results: [result])
    let current = BenchmarkRun(
      id: "b", suite: "two", environment: RunFixture.environment, metrics: [.time], results: [result])
    #expect(
      try RunFixture.compare(baseline, current).warnings == [
        "The machine was busy when the baseline began: load 1.50 on 2 logical processors.",
        "The suites differ: 'one' in the baseline, 'two' in the current run.",
      ])
  }
}
