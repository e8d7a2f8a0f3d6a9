// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// What whoever builds says of the build, for `--version`: the environment decides, since a manifest that asks git
/// would be answered from a cache.
let stamp: [CSetting] = ["BENCH_VERSION", "BENCH_COMMIT", "BENCH_DAY"].compactMap { name in
  Context.environment[name].flatMap { $0.isEmpty ? nil : .define(name, to: "\"\($0)\"") }
}

/// A target imports only targets of lower floors; what is not listed here cannot be imported under the strict build.
let ground: [Target] = [
  .target(name: "BenchModel", swiftSettings: settings),
  .target(name: "StrictJSON", swiftSettings: settings),
  .target(name: "StrictXML", swiftSettings: settings),
  .target(name: "SafeFiles", swiftSettings: settings),
  .target(name: "BenchStatistics", swiftSettings: settings),
  .target(name: "SideBySide", swiftSettings: settings),
  .target(name: "WorkerProtocol", dependencies: ["BenchModel", "StrictJSON"], swiftSettings: settings),
  .target(name: "Callgrind", dependencies: ["BenchModel"], swiftSettings: settings),
  .target(name: "CBenchPrimitives"),
  // Asks the kernel for the processor's counters.
  .target(name: "CEventCounters"),
  // A target of its own, because to link it is to replace malloc.
  .target(name: "CAllocationCounter"),
]

/// Links the allocation counter, unless it was chosen to do without, as a fully static executable has to.
let allocationCounter = Target.Dependency.target(
  name: "CAllocationCounter", condition: .when(traits: ["AllocationCounting"]))

let first: [Target] = [
  .target(
    name: "Benchmarking",
    dependencies: ["BenchModel", "BenchStatistics", "CBenchPrimitives", "WorkerProtocol", allocationCounter],
    swiftSettings: settings),
  .target(name: "BenchFormats", dependencies: ["BenchModel", "StrictJSON", "StrictXML"], swiftSettings: settings),
  .target(name: "BenchRendering", dependencies: ["BenchModel"], swiftSettings: settings),
]

let second: [Target] = [
  .target(
    name: "BenchRunner",
    dependencies: [
      "BenchModel", "BenchStatistics", "CBenchPrimitives", "CEventCounters", "Callgrind", "SafeFiles", "StrictJSON",
      "WorkerProtocol",
    ],
    swiftSettings: settings),
  .target(
    name: "BenchComparison", dependencies: ["BenchModel", "BenchStatistics", "SideBySide"], swiftSettings: settings),
  .target(name: "RunRendering", dependencies: ["BenchModel", "BenchRendering"], swiftSettings: settings),
]

/// Beside the floors: what only the shells use.
let beside: [Target] = [
  .target(name: "CBuildStamp", cSettings: stamp),
  .target(name: "CommandLineTool", dependencies: ["CBuildStamp"], swiftSettings: settings),
  .target(
    name: "ToolFiles",
    dependencies: [
      "BenchComparison", "BenchFormats", "BenchModel", "BenchRendering", "CommandLineTool", "SafeFiles", "SideBySide",
      "StrictJSON",
    ],
    swiftSettings: settings),
]

let roof: [Target] = [
  .executableTarget(
    name: "bench-run",
    dependencies: [
      "BenchComparison", "BenchFormats", "BenchModel", "BenchRendering", "BenchRunner",
      "CBenchPrimitives", "Callgrind", "CommandLineTool", "RunRendering", "SafeFiles", "ToolFiles", "WorkerProtocol",
    ],
    swiftSettings: settings),
  .executableTarget(
    name: "bench-compare",
    dependencies: [
      "BenchComparison", "BenchFormats", "BenchModel", "BenchRendering", "CommandLineTool", "ToolFiles",
    ],
    swiftSettings: settings),
  .executableTarget(
    name: "bench-report",
    dependencies: ["BenchComparison", "BenchModel", "BenchRendering", "CommandLineTool", "RunRendering", "ToolFiles"],
    swiftSettings: settings),
]

/// The stress suite, its subject, and the worker that both are for: clients like any other, known to no room.
let stress: [Target] = [
  .target(name: "CommandFramework", path: "benchmarks/stress/CommandFramework", swiftSettings: settings),
  .target(
    name: "StressSuite", dependencies: ["BenchModel", "Benchmarking", "CBenchPrimitives", "CommandFramework"],
    path: "benchmarks/stress/StressSuite", swiftSettings: settings),
  .executableTarget(
    name: "stress", dependencies: ["Benchmarking", "StressSuite"], path: "benchmarks/stress/stress",
    swiftSettings: settings),
]

/// Programs that measure what this package claims; built with it so that they stay true.
let programs: [Target] = [
  .executableTarget(
    name: "accuracy", dependencies: ["Benchmarking", "CBenchPrimitives"], path: "benchmarks/accuracy",
    swiftSettings: settings),
  .executableTarget(
    name: "change-points", dependencies: ["BenchStatistics", "CommandLineTool"], path: "benchmarks/history",
    exclude: ["README.md", "measure.py", "requirements.txt", "scale.py"], swiftSettings: settings),
  .executableTarget(
    name: "planted-leak", dependencies: ["BenchModel", "Benchmarking", "StressSuite"], path: "benchmarks/leaks",
    exclude: ["run"],
    swiftSettings: settings),
  .executableTarget(
    name: "gates",
    dependencies: ["BenchComparison", "BenchModel", "BenchStatistics", "SafeFiles", "StrictJSON"],
    path: "benchmarks/gates",
    exclude: ["README.md", "rounds", "rules.py", "sides", "slices", "suite"], swiftSettings: settings),
  .executableTarget(
    name: "request-cost",
    dependencies: [
      "BenchModel", "BenchRunner", "BenchStatistics", "CBenchPrimitives", "CommandLineTool", "WorkerProtocol",
    ],
    path: "benchmarks/request-cost", exclude: ["run"], swiftSettings: settings),
]

func tests(_ subject: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(subject)Tests", dependencies: [.init(stringLiteral: subject)] + dependencies, exclude: exclude,
    swiftSettings: settings)
}

/// A program of the documentation, built as a user's package builds it: no settings, and nothing but what is public.
func example(_ name: String) -> Target {
  .executableTarget(name: name, dependencies: ["Benchmarking"], path: "Tests/Examples/\(name)", packageAccess: false)
}

let package = Package(
  name: "bench-tools",
  products: [
    .library(name: "BenchModel", targets: ["BenchModel"]),
    .library(name: "Benchmarking", targets: ["Benchmarking"]),
  ],
  traits: [
    .trait(
      name: "AllocationCounting",
      description: "Count the allocations of benchmarks by functions that stand in for malloc and its kin."),
    .default(enabledTraits: ["AllocationCounting"]),
  ],
  targets: ground + first + second + beside + roof + stress + programs + [
    tests("BenchModel", ["StrictJSON"]),
    tests("StrictJSON"),
    tests("StrictXML"),
    tests("SafeFiles"),
    tests("SideBySide"),
    tests("BenchStatistics", exclude: ["Fixtures"]),
    tests("CBenchPrimitives"),
    tests("CEventCounters"),
    tests("Callgrind", ["BenchModel"]),
    .testTarget(
      name: "CAllocationCounterTests", dependencies: [allocationCounter, "CBenchPrimitives"], swiftSettings: settings),
    tests("WorkerProtocol", ["BenchModel"]),
    tests("Benchmarking", ["BenchModel", "WorkerProtocol"]),
    tests("BenchRendering", ["BenchModel", "RunRendering"], exclude: ["Golden", "hostile-names.json"]),
    tests(
      "BenchRunner", ["BenchModel", "CBenchPrimitives", "Callgrind", "SafeFiles", "WorkerProtocol", "unruly-suite"]),
    .executableTarget(
      name: "unruly-suite", dependencies: ["Benchmarking"], path: "Tests/UnrulySuite", swiftSettings: settings),
    tests("BenchComparison", ["BenchModel", "BenchStatistics"]),
    tests("BenchFormats", ["BenchModel", "BenchStatistics", "StrictJSON"], exclude: ["Fixtures"]),
    tests("CommandLineTool"),
    tests("CommandFramework"),
    example("FirstPage"),
    example("Sorting"),
    example("Fragments"),
    example("Script"),
    // The tools as users run them: they are dependencies so that they are built beside the tests.
    .testTarget(
      name: "ToolTests",
      dependencies: [
        "bench-run", "bench-compare", "bench-report", "stress", "Benchmarking", "BenchComparison", "BenchFormats",
        "BenchModel",
        "BenchRendering",
        "BenchRunner", "BenchStatistics", "CommandLineTool", "RunRendering", "SafeFiles", "StressSuite", "StrictJSON",
        "ToolFiles",
        "WorkerProtocol",
        "FirstPage", "Fragments", "Script", "Sorting",
      ], swiftSettings: settings),
    tests("StressSuite", ["BenchModel", "BenchStatistics", "Benchmarking", "CommandFramework"]),
  ],
  swiftLanguageModes: [.v6]
)

/// The tests named in BENCH_TESTS, separated by commas, and what they need: `.ci/long` builds no more for its few
/// rooms.
if let names = Context.environment["BENCH_TESTS"] {
  var wanted = Set(names.split(separator: ",").map(String.init))
  var known = 0
  while known < wanted.count {
    known = wanted.count
    for target in package.targets where wanted.contains(target.name) {
      for case .targetItem(let name, _) in target.dependencies { wanted.insert(name) }
      for case .byNameItem(let name, _) in target.dependencies { wanted.insert(name) }
    }
  }
  package.products = []
  package.targets.removeAll { !wanted.contains($0.name) }
}
