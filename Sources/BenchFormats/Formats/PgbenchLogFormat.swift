import BenchModel
import StrictJSON

/// The log of pgbench (`--log`): a line a transaction, with its time in microseconds.
///
/// A file is what one thread of one process saw. Scripts are benchmarks, since the log knows them by number alone.
enum PgbenchLogFormat: FileFormat {
  static let name = "pgbench log"
  static let keyword = "pgbench-log"

  // Nothing but numbers stands in it, so that it has to begin with them.
  static let signature = Signature(
    lines: (0...9).map { LineMark(start: "\($0)", isFirst: true, check: isTransaction) })

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let bytes = content.bytes
    var times: [Int: [Double]] = [:]
    var undone: [Int: Double] = [:]
    var lines = LineSequence(bytes)
    while let line = lines.next() {
      if line.isEmpty { continue }
      let fields = fields(bytes, line)
      guard (6...8).contains(fields.count), let script = whole(bytes, fields[3]) else {
        throw ReadingFault(line: lines.number, "this is no transaction of pgbench's log")
      }
      // What was failed or skipped says so where the others have their time.
      if let time = whole(bytes, fields[2]), !lines.isUnterminated {
        times[script, default: []].append(Double(time) * 1000)
      } else if lines.isUnterminated {
        throw ReadingFault(line: lines.number, "the file ends within this line, which may be cut short")
      } else {
        undone[script, default: 0] += 1
      }
    }
    var assembly = RunAssembly()
    for script in Set(times.keys).union(undone.keys).ordered() {
      let id = BenchmarkID(
        group: "", name: "transaction", parameters: [.init(name: "script", value: "\(script)")])
      let done = times[script] ?? []
      assembly.name(id)
      if !done.isEmpty { assembly.measure(id, .latency.inSteps(of: 1000), done) }
      let failures = undone[script] ?? 0
      assembly.addFailures(of: id, failures, among: failures + Double(done.count), process: 0)
      if failures > 0 { assembly.warn(id, "\(Int(failures)) transactions failed or were skipped.") }
    }
    return assembly.run(identity: identity, suite: "pgbench")
  }

  /// Whether a line is of client, number, time, script and moment: those of aggregates begin with a moment.
  private static func isTransaction(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let fields = fields(bytes, line)
    guard (6...8).contains(fields.count), let client = whole(bytes, fields[0]), whole(bytes, fields[1]) != nil,
      whole(bytes, fields[3]) != nil, let moment = whole(bytes, fields[4]), whole(bytes, fields[5]) != nil
    else { return false }
    return client < firstMoment && moment > firstMoment
  }

  /// The autumn of 2001 in seconds, which no number of clients reaches.
  private static let firstMoment = 1_000_000_000

  private static func whole(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes[range].elementsEqual("0".utf8) ? 0 : NumberText.count(in: bytes, range)
  }

  private static func fields(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    bytes[line].split(separator: UInt8(ascii: " ")).map { $0.startIndex..<$0.endIndex }
  }
}
