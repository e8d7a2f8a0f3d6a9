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

  /// The metric of a share between 0 and 1.
  static func rate(of name: String) -> Metric {
    let direction: Metric.Direction = name == "checks" ? .larger : name == failedRequests ? .smaller : .unknown
    return Metric(name: name == "checks" ? "checks passed" : "share of \(name)", unit: .count, direction: direction)
  }

  /// The metric of how fast a counter grows.
  static func counterRate(of name: String) -> Metric {
    switch name {
    case "http_reqs", "iterations": .throughput
    case "data_sent", "data_received": Metric(name: "data rate", unit: Metric.Unit("B/s"), direction: .unknown)
    case "dropped_iterations": Metric(name: "drop rate", unit: .perSecond)
    default: Metric(name: "rate", unit: .perSecond, direction: .unknown)
    }
  }
}
