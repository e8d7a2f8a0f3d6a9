import BenchModel

/// The points of `k6 run --out json`: an object a line, either a metric or one of its values.
///
/// Trends and gauges keep every value in the order of time. Of a rate the share is kept and of a counter the sum, as in
/// k6's own summary.
enum K6PointsFormat: FileFormat {
  static let name = "k6 points"
  static let keyword = "k6-points"

  private struct Line: Decodable {
    struct Content: Decodable {
      let type: String?
      let contains: String?
      let value: Double?
    }

    let type: String
    let metric: String
    let data: Content
  }

  private struct Counted {
    var sum = 0.0
    var count = 0
  }

  private static let mark = DocumentMark.line("type", "metric", "data")

  static let signature = Signature(documents: [mark])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var kinds: [String: Line.Content] = [:]
    var counted: [String: Counted] = [:]
    for (line, item) in try content.decodeEach(Line.self, mark) {
      if item.type == "Metric" { kinds[item.metric] = item.data }
      guard item.type == "Point" else { continue }
      let id = BenchmarkID(group: "", name: item.metric)
      guard let value = item.data.value else {
        assembly.fail(id, "line \(line) cannot be read: the point has no \"value\"")
        continue
      }
      switch kinds[item.metric]?.type {
      case "trend":
        let (metric, scale) = K6Name.trend(of: item.metric, contains: kinds[item.metric]?.contains)
        assembly.measure(id, metric, [value * scale])
      case "gauge": assembly.measure(id, K6Name.gauge(of: item.metric), [value])
      case "rate", "counter":
        assembly.name(id)
        counted[item.metric, default: Counted()].sum += value
        counted[item.metric, default: Counted()].count += 1
      default:
        throw ReadingFault(line: line, "the metric '\(item.metric)' of this point was not announced before it")
      }
    }
    for (name, all) in counted.inByteOrder {
      let id = BenchmarkID(group: "", name: name)
      if kinds[name]?.type == "rate" {
        let share = all.sum / Double(all.count)
        let stated = K6Name.rate(share, of: name)
        assembly.publish(id, stated.metric, Summary(count: all.count, mean: stated.share))
        guard name == K6Name.failedRequests, share > 0.5 else { continue }
        for timed in kinds.keys.ordered() where K6Name.isOfAllRequests(timed) {
          assembly.fail(BenchmarkID(group: "", name: timed), "most requests failed: \(name) is \(share)")
        }
      } else {
        // How fast a counter grew is not known of points alone; how much was done is load.
        let metric = K6Name.counter(of: name).count ?? .load
        assembly.publish(id, metric, Summary(count: 1, mean: all.sum))
      }
    }
    return assembly.run(identity: identity, suite: "k6")
  }
}
