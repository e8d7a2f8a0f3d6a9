import BenchModel

/// What the names of k6's metrics say: tags, units and directions.
enum K6Name {
  /// A figure that k6 does not explain.
  static let value = Metric(name: "value", unit: .count, direction: .unknown)

  /// The share of requests that failed.
  static let failedRequests = "http_req_failed"

  /// Whether a metric times requests whatever came of them.
  static func isOfAllRequests(_ name: String) -> Bool {
    name.hasPrefix("http_req_") && name != failedRequests && !name.contains("expected_response:true")
  }

  /// `http_req_duration{expected_response:true}` as a name and parameters.
  static func id(of name: String) -> BenchmarkID {
    guard name.hasSuffix("}"), let brace = name.firstIndex(of: "{") else { return BenchmarkID(group: "", name: name) }
    let tags = name[name.index(after: brace)...].dropLast().split(separator: ",").map { tag in
      let parts = tag.split(separator: ":", maxSplits: 1).map(\.trimmed)
      return BenchmarkID.Parameter(name: parts.first ?? "", value: parts.count == 2 ? parts[1] : "")
    }
    return BenchmarkID(group: "", name: String(name[..<brace]), parameters: tags)
  }

  /// The metric of a trend: milliseconds where the file says that it is time, or k6 itself measures it.
  static func trend(of name: String, contains: String?) -> (metric: Metric, scale: Double) {
    let isOwn =
      ["iteration_duration", "group_duration"].contains(name)
      || ["http_req_", "ws_", "grpc_req_", "browser_"].contains { name.hasPrefix($0) }
    switch contains {
    case "time": return (.latency, 1e6)
    case nil where isOwn: return (.latency, 1e6)
    case "data": return (Metric(name: "data", unit: .bytes, direction: .unknown), 1)
    default: return (value, 1)
    }
  }

  /// A share between 0 and 1, of failures where k6 says which way of it is better: of checks it states those that held.
  static func rate(_ share: Double, of name: String) -> (metric: Metric, share: Double) {
    switch name {
    case failedRequests: (.failureShare, share)
    case "checks": (.failureShare, 1 - share)
    default: (Metric(name: "share of \(name)", unit: .count, direction: .unknown), share)
    }
  }

  /// The metrics of a counter: how fast it grows, and what it counted where that says more.
  static func counter(of name: String) -> (rate: Metric?, count: Metric?) {
    switch name {
    case "http_reqs", "iterations": (.throughput, nil)
    case "data_sent", "data_received": (.transferRate, .transferred)
    case droppedIterations: (nil, .failuresCounted)
    default: (.occurrenceRate, .occurrences)
    }
  }

  /// The iterations that were due and found nobody to do them; not stated where there were none.
  static let droppedIterations = "dropped_iterations"

  /// The metric of a gauge.
  static func gauge(of name: String) -> Metric { ["vus", "vus_max"].contains(name) ? .load : value }
}
