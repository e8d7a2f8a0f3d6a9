import BenchModel

/// The JSON of Ruby's benchmark-ips (`json!`): iterations a second with their deviation, which is a whole number.
enum BenchmarkIPSFormat: FileFormat {
  static let name = "benchmark-ips JSON"
  static let keyword = "benchmark-ips"

  private struct Entry: Decodable {
    let name: String
    let rate: Double?
    let deviation: Double?
    let iterations: Double?
    let cycles: Double?

    private enum CodingKeys: String, CodingKey {
      case name, iterations, cycles
      case rate = "ips"
      case deviation = "stddev"
    }

    /// A value is the rate of a cycle; a deviation that was rounded to zero says nothing.
    var figures: Summary {
      let count = iterations.flatMap { all in cycles.map { (all / $0).rounded() } }
      return Summary(
        count: count.flatMap { Int(exactly: $0) }, mean: rate, stdev: deviation.flatMap { $0 == 0 ? nil : $0 })
    }
  }

  static let signature = Signature(documents: [.document(.elements(["name", "ips", "microseconds"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    for entry in try content.decode([Entry].self) {
      let id = BenchmarkID(group: "", name: entry.name)
      assembly.begin(id)
      assembly.publish(id, .throughput, entry.figures)
    }
    return assembly.run(identity: identity, suite: "benchmark-ips")
  }
}
