// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A target imports only targets of lower floors; what is not listed here cannot be imported under the strict build.
let ground: [Target] = [
  .target(name: "BenchModel", swiftSettings: settings),
  .target(name: "StrictJSON", swiftSettings: settings),
  .target(name: "BenchStatistics", swiftSettings: settings),
  .target(name: "CBenchPrimitives"),
]

let first: [Target] = [
  .target(
    name: "Benchmarking", dependencies: ["BenchModel", "BenchStatistics", "CBenchPrimitives", "StrictJSON"],
    swiftSettings: settings),
  .target(name: "BenchFormats", dependencies: ["BenchModel", "StrictJSON"], swiftSettings: settings),
]

/// Programs that measure what this package claims; built with it so that they stay true.
let programs: [Target] = [
  .executableTarget(
    name: "accuracy", dependencies: ["Benchmarking", "CBenchPrimitives"], path: "benchmarks/accuracy",
    swiftSettings: settings)
]

let package = Package(
  name: "bench-tools",
  products: [
    .library(name: "BenchModel", targets: ["BenchModel"]),
    .library(name: "Benchmarking", targets: ["Benchmarking"]),
  ],
  targets: ground + first + programs + [
    .testTarget(name: "BenchModelTests", dependencies: ["BenchModel"], swiftSettings: settings),
    .testTarget(
      name: "BenchmarkingTests", dependencies: ["BenchModel", "Benchmarking", "StrictJSON"], swiftSettings: settings),
    .testTarget(
      name: "BenchStatisticsTests", dependencies: ["BenchStatistics"], exclude: ["Fixtures"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
