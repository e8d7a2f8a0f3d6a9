import BenchModel
import Benchmarking

/// What the logs of a load say together.
struct LoadFigures {
  private let logs: [OperationLog]

  init(_ logs: [OperationLog]) {
    self.logs = logs
  }

  private var operations: Int { logs.reduce(0) { $0 + $1.nanoseconds.count } }

  /// From the first beginning to the last end.
  private var window: Double {
    guard let start = logs.map(\.start).min(), let end = logs.map(\.end).max(), end > start else { return .nan }
    return Double(end - start)
  }

  /// How many participants are measured between one alone and the whole crowd: powers of two up to four times the
  /// cores, since what saturates has done so by then.
  static func steps(cores: Int, below crowd: Int) -> [Int] {
    Array(sequence(first: 2) { $0 * 2 }.prefix { $0 <= 4 * cores && $0 < crowd })
  }

  /// States the figures of a load beside those of one participant alone, which worked before it and after it, and of
  /// some between the two.
  static func record(
    _ loads: [[OperationLog]], alone: [[OperationLog]], steps: [[OperationLog]], cores: Int,
    in observation: inout Observation
  ) {
    let crowd = loads.map(Self.init)
    let single = alone.map(Self.init)
    for log in (loads + alone + steps).joined() {
      if let complaint = log.complaint { observation.expect(false, complaint) }
    }
    let throughput = rate(of: crowd)
    let reference = rate(of: single)
    observation.recordLatency(ofOperations: loads.joined().flatMap(\.nanoseconds))
    observation.record(.operations, Double(crowd.reduce(0) { $0 + $1.operations }))
    for logs in steps { observation.record(.throughput(of: logs.count), rate(of: [LoadFigures(logs)])) }
    observation.record(.throughput, throughput)
    observation.record(.singleThroughput, reference)
    observation.record(.speedUp, throughput / reference)
    observation.record(.efficiency, throughput / reference / Double(cores))
  }

  private static func rate(of figures: [LoadFigures]) -> Double {
    let operations = figures.reduce(0) { $0 + $1.operations }
    return Double(operations) / figures.reduce(0) { $0 + $1.window } * 1e9
  }
}
