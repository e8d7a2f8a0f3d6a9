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

  private static let changes: [(EnvironmentDifference, @Sendable (inout RunEnvironment) -> Void)] = [
    (.init(field: "operating system", baseline: "Linux", current: "macOS"), { $0.operatingSystem = "macOS" }),
    (.init(field: "kernel", baseline: "6.1", current: "6.2"), { $0.kernel = "6.2" }),
    (.init(field: "architecture", baseline: "x86_64", current: "arm64"), { $0.architecture = "arm64" }),
    (.init(field: "processor", baseline: "processor", current: "other"), { $0.processor = "other" }),
    (.init(field: "number of logical processors", baseline: "2", current: "4"), { $0.logicalProcessors = 4 }),
    (.init(field: "memory", baseline: "8.00 GB", current: "4.00 GB"), { $0.memoryBytes = 4_294_967_296 }),
    (.init(field: "frequency governor", baseline: "performance", current: "powersave"), { $0.governor = "powersave" }),
    (.init(field: "toolchain", baseline: "6.3", current: "6.2"), { $0.toolchain = "6.2" }),
    (.init(field: "optimisation", baseline: "on", current: "off"), { $0.optimised = false }),
    (.init(field: "kernel", baseline: "6.1", current: nil), { $0.kernel = nil }),
    (.init(field: "memory", baseline: "8.00 GB", current: nil), { $0.memoryBytes = nil }),
  ]

  @Test("Every difference is found once, in both directions")
  func differences() {
    for (difference, change) in Self.changes {
      var other = Self.full()
      change(&other)
      #expect(EnvironmentDifferences(Self.full(), other).all == [difference])
      let turned = EnvironmentDifference(
        field: difference.field, baseline: difference.current, current: difference.baseline)
      #expect(EnvironmentDifferences(other, Self.full()).all == [turned])
    }
  }

  @Test(
    "What other tools say of the machine, the library and their version differs too, what they measure anew does not")
  func facts() {
    func environment(_ facts: [String: String]) -> RunEnvironment {
      var environment = RunEnvironment()
      environment.other = facts
      return environment
    }
    let old = environment([
      "date": "1", "executable": "./a", "host_name": "one", "mhz_per_cpu": "2100", "library_build_type": "debug",
      "pytest-benchmark": "5.2.3",
    ])
    let new = environment([
      "date": "2", "executable": "./b", "host_name": "two", "mhz_per_cpu": "2095", "library_build_type": "release",
      "library_version": "v1.9.5", "pytest-benchmark": "5.3.1", "caches": "L1 Data 49152 B",
    ])
    #expect(
      EnvironmentDifferences(old, new).all == [
        .init(field: "host", baseline: "one", current: "two"),
        .init(field: "list of caches", baseline: nil, current: "L1 Data 49152 B"),
        .init(field: "version of Google Benchmark", baseline: nil, current: "v1.9.5"),
        .init(field: "build type of Google Benchmark", baseline: "debug", current: "release"),
        .init(field: "version of pytest-benchmark", baseline: "5.2.3", current: "5.3.1"),
      ])
    let faster = environment(["mhz_per_cpu": "3000"])
    #expect(EnvironmentDifferences(environment(["mhz_per_cpu": "2100"]), faster).all.map(\.field) == ["clock in MHz"])
  }

  @Test("Load, commit and a kernel's reserve of memory are no difference, nor is what neither side knows")
  func indifferent() {
    var other = Self.full()
    other.loadAtStart = 9
    other.commit = "abc"
    other.memoryBytes = 8_589_934_592 - 20_000_000
    #expect(EnvironmentDifferences(Self.full(), other).all.isEmpty)
    #expect(EnvironmentDifferences(RunEnvironment(), RunEnvironment()).all.isEmpty)
  }

  @Test("A difference is kept as one, or makes every row invalid where the policy says so")
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
    let strict = try RunFixture.compare(baseline, current, policy: Policy(environment: .fail))
    #expect(strict.rows.map(\.obstacle) == [.environment])
    #expect(strict.gate.headline == "INCOMPLETE: 1 benchmark measured in another environment: 'group/name'")
  }
}
