// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "bench-tools",
  products: [
    .library(name: "BenchModel", targets: ["BenchModel"]),
  ],
  targets: [
    .target(name: "BenchModel", swiftSettings: settings),
    .testTarget(name: "BenchModelTests", dependencies: ["BenchModel"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
