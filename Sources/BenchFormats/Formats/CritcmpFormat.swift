import BenchModel

/// The JSON of `critcmp --export`: criterion's estimates of each benchmark of one baseline, in nanoseconds.
enum CritcmpFormat: FileFormat {
  static let name = "critcmp export"
  static let keyword = "critcmp"

  private struct Document: Decodable {
    struct Entry: Decodable {
      let benchmark: CriterionFolder.Identity
      let estimates: [String: Estimate?]

      private enum CodingKeys: String, CodingKey {
        case benchmark = "criterion_benchmark_v1"
        case estimates = "criterion_estimates_v1"
      }
    }

    let name: String?
    let benchmarks: [String: Entry]
  }

  private struct Estimate: Decodable {
    let point: Double

    private enum CodingKeys: String, CodingKey { case point = "point_estimate" }
  }

  static let signature = Signature(documents: [
    .document(.key("benchmarks"), .elementsOf("benchmarks", ["criterion_estimates_v1"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    let entries = document.benchmarks.inByteOrder
    for (_, entry) in entries {
      func point(_ name: String) -> Double? { (entry.estimates[name] ?? nil)?.point }
      let figures = Summary(mean: point("mean"), median: point("median"), stdev: point("std_dev"))
      assembly.publish(entry.benchmark.id, .time, figures)
    }
    var environment = RunEnvironment()
    environment.other = document.name.map { ["baseline": $0] }
    return assembly.run(identity: identity, suite: "criterion", environment: environment)
  }
}
