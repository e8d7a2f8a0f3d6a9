import BenchModel

/// The JSON of the HTTP load generator siege: rate, times and failures of one test.
///
/// It counts in hundredths of a second, so that short times are zero, which is none. What was loaded is not named: its
/// benchmark is called `requests`.
enum SiegeFormat: FileFormat {
  static let name = "siege JSON"
  static let keyword = "siege"

  private struct Document: Decodable {
    let transactions: Double
    let failed: Double?
    let seconds: Double?
    let rate: Double?
    let longest: Double?

    private enum CodingKeys: String, CodingKey {
      case transactions
      case failed = "failed_transactions"
      case seconds = "response_time"
      case rate = "transaction_rate"
      case longest = "longest_transaction"
    }
  }

  /// Hundredths of a second.
  private static let step = 1e7

  static let signature = Signature(
    documents: [.document(.key("transactions"), .key("availability"), .key("transaction_rate"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    let id = BenchmarkID(group: "", name: "requests")
    var assembly = RunAssembly()
    assembly.name(id)
    assembly.add(id, .throughput, document.rate)
    assembly.add(id, .latency.inSteps(of: step), document.seconds.map { $0 * 1e9 })
    assembly.add(id, .longestLatency.inSteps(of: step), document.longest.map { $0 * 1e9 })
    let failed = document.failed ?? 0
    assembly.addFailures(of: id, failed, among: document.transactions + failed, process: 0)
    if failed > 0 { assembly.warn(id, "\(Int(failed)) requests failed.") }
    return assembly.run(identity: identity, suite: "siege")
  }
}
