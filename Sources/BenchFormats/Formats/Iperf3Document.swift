import BenchModel

/// What iperf3 writes of one test.
struct Iperf3Document: Decodable {
  struct Start: Decodable {
    struct Test: Decodable {
      let `protocol`: String
      let streams: Int?
      let length: Int?
      let target: Double?
      let isReverse: Int?
      let isBidirectional: Int?

      private enum CodingKeys: String, CodingKey {
        case `protocol`
        case streams = "num_streams"
        case length = "blksize"
        case target = "target_bitrate"
        case isReverse = "reverse"
        case isBidirectional = "bidir"
      }
    }

    let version: String?
    let test: Test?

    private enum CodingKeys: String, CodingKey {
      case version
      case test = "test_start"
    }
  }

  /// The sum of all streams, of an interval or of the whole.
  struct Sum: Decodable {
    let seconds: Double?
    let rate: Double?
    let retransmits: Double?
    let jitter: Double?
    let lost: Double?
    let isOmitted: Bool?

    private enum CodingKeys: String, CodingKey {
      case seconds, retransmits
      case rate = "bits_per_second"
      case jitter = "jitter_ms"
      case lost = "lost_percent"
      case isOmitted = "omitted"
    }
  }

  /// One way through the network.
  struct Direction {
    let name: String?
    let suffix: String
  }

  let start: Start
  let error: String?
  private let intervals: [Sums]
  private let ends: Sums

  private enum CodingKeys: String, CodingKey {
    case start, error, intervals
    case ends = "end"
  }

  /// The sums of an object, whatever stands beside them.
  private struct Sums: Decodable {
    let sums: [String: Sum]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: TextKey.self)
      var sums: [String: Sum] = [:]
      for key in container.allKeys where key.stringValue.hasPrefix("sum") {
        sums[key.stringValue] = try container.decode(Sum.self, forKey: key)
      }
      self.sums = sums
    }
  }

  var end: [String: Sum] { ends.sums }
  var isUDP: Bool { start.test?.protocol == "UDP" }

  /// From client to server, or back, or both at once.
  var directions: [Direction] {
    let isBoth = start.test?.isBidirectional == 1 || end.keys.contains { $0.hasSuffix("_bidir_reverse") }
    if isBoth { return [Direction(name: "there", suffix: ""), Direction(name: "back", suffix: "_bidir_reverse")] }
    return [Direction(name: start.test?.isReverse == 1 ? "back" : nil, suffix: "")]
  }

  func id(_ direction: Direction) -> BenchmarkID {
    guard let test = start.test else { return BenchmarkID(group: "", name: "iperf3") }
    let facts: [(String, String?)] = [
      ("streams", test.streams.map { "\($0)" }), ("length", test.length.map { "\($0)" }),
      ("target", test.target.flatMap { $0 > 0 ? Quantity(value: $0, unit: .bitsPerSecond).text() : nil }),
      ("direction", direction.name),
    ]
    return BenchmarkID(
      group: "", name: test.protocol,
      parameters: facts.compactMap { name, value in value.map { .init(name: name, value: $0) } })
  }

  /// The rates of whole intervals: the last one may be a rest, and those at the start may be left out on demand.
  func rates(_ direction: Direction) -> [Double] {
    let sums = intervals.compactMap { $0.sums["sum\(direction.suffix)"] }.filter { $0.isOmitted != true }
    let longest = sums.compactMap(\.seconds).max() ?? 0
    return sums.filter { ($0.seconds ?? 0) * 2 > longest }.compactMap(\.rate)
  }
}
