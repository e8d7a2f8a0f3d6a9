import BenchModel

/// The JSON of the load generator vegeta (`vegeta report -type=json`): rate, times and failures of one attack.
///
/// `rate` is what was asked for, and says nothing of the answers. What was attacked is not named: its benchmark is
/// called `requests`.
enum VegetaFormat: FileFormat {
  static let name = "vegeta JSON"
  static let keyword = "vegeta"

  private struct Document: Decodable {
    let latencies: [String: Double]
    let requests: Double
    let throughput: Double?
    let success: Double?
    let codes: [String: Double]?
    let errors: [String]?

    private enum CodingKeys: String, CodingKey {
      case latencies, requests, throughput, success, errors
      case codes = "status_codes"
    }
  }

  static let signature = Signature(
    documents: [.document(.key("bytes_in"), .key("status_codes"), .member("latencies", has: "99th"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    let id = BenchmarkID(group: "", name: "requests")
    var assembly = RunAssembly()
    assembly.name(id)
    assembly.add(id, .throughput, document.throughput)
    assembly.add(id, .latency, document.latencies["mean"])
    assembly.add(id, percentilesOf: .latency) { order in
      RunAssembly.supports(order, count: document.requests) ? document.latencies["\(order)th"] : nil
    }
    assembly.add(id, .longestLatency, document.latencies["max"])
    let failed = document.success.map { ((1 - $0) * document.requests).rounded() } ?? 0
    assembly.addFailures(of: id, failed, among: document.requests, process: 0)
    for (code, count) in (document.codes ?? [:]).inByteOrder where !code.hasPrefix("2") && !code.hasPrefix("3") {
      assembly.warn(
        id,
        code == "0"
          ? "\(Int(count)) requests got no answer." : "\(Int(count)) requests were answered with status \(code).")
    }
    for error in document.errors ?? [] { assembly.warn(id, "Some requests ended with: \(error).") }
    return assembly.run(identity: identity, suite: "vegeta")
  }
}
