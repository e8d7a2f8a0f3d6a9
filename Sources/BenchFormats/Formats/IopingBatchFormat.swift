import BenchModel

/// The bare lines of ioping (`-B`): ten whole numbers a run, of which some follow from others.
///
/// With `-p` there are lines of periods before that of the whole, which is known by being their sum and a little more.
/// Several runs in one text are processes, each with its mean.
enum IopingBatchFormat: FileFormat {
  static let name = "ioping batch text"
  static let keyword = "ioping-batch"

  private static let id = BenchmarkID(group: "", name: "requests")

  static let signature = Signature(
    lines: "0123456789".map { LineMark(start: "\($0)", check: { IopingLine($0, $1) != nil }) })

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var runs: [IopingLine] = []
    /// A line, and those of the periods of its run that follow it.
    var open: [IopingLine] = []
    var isCut = false
    for line in TextLine.all(in: content.bytes) {
      let bytes = Array(line.text.utf8)
      guard let found = IopingLine(bytes, bytes.indices) else { continue }
      try line.checkWhole()
      if found.isWhole(of: open) {
        runs.append(found)
        open = []
      } else if open.isEmpty || found.beginsRun {
        if open.count == 1 { runs += open }
        isCut = isCut || open.count > 1
        open = [found]
      } else {
        open.append(found)
      }
    }
    if open.count == 1 { runs += open }
    isCut = isCut || open.count > 1
    if runs.isEmpty, !isCut { throw ReadingFault("no line is one of ten numbers of ioping -B") }
    var assembly = RunAssembly()
    assembly.begin(id)
    if runs.count == 1 { runs[0].publish(to: &assembly, as: id) }
    if runs.count > 1 {
      for (process, run) in runs.enumerated() where run.count > 0 {
        assembly.measure(id, .latency, [Double(run.mean)], process: process)
      }
    }
    if isCut { assembly.fail(id, "lines of periods of a run are there, and none of the whole follows") }
    return assembly.run(identity: identity, suite: "ioping", completeness: isCut ? .partial : .complete)
  }
}

/// The ten numbers of such a line: requests, their time, their rate, bytes a second, the least, the mean and the
/// longest time, the deviation, and requests and time with those that are not counted.
private struct IopingLine {
  private let numbers: [Int]

  var count: Int { numbers[0] }
  var mean: Int { numbers[5] }

  /// Nil for any other line: whoever wrote it, ten numbers of which one is the quotient of two others are these.
  init?(_ bytes: [UInt8], _ line: Range<Int>) {
    // Nearly every line that begins with a digit is another's, so that nothing is taken apart before it has to be.
    var numbers: [Int] = []
    var value = 0
    for index in line {
      if bytes[index] == UInt8(ascii: " ") {
        numbers.append(value)
        value = 0
        continue
      }
      guard (0x30...0x39).contains(bytes[index]), value < Int.max / 20, numbers.count < 10 else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    numbers.append(value)
    guard numbers.count == 10, numbers[8] >= numbers[0], numbers[9] >= numbers[1] else { return nil }
    // Rounded, so that a quotient may be one more.
    let quotient = numbers[0] == 0 ? 0 : numbers[1] / numbers[0]
    guard (0...1).contains(numbers[5] - quotient), numbers[4] <= numbers[5], numbers[5] <= numbers[6] else {
      return nil
    }
    self.numbers = numbers
  }

  /// Whether there are requests that do not count, as there are at the start of a run and in no period after the first.
  var beginsRun: Bool { numbers[8] > numbers[0] }

  /// Whether it is of all requests of the periods that some lines are of, and of one that was not ended.
  ///
  /// One line before it is of a run of its own, unless both say the same.
  func isWhole(of periods: [IopingLine]) -> Bool {
    guard periods.count > 1 else { return periods.first?.numbers == numbers }
    func sum(_ place: Int) -> Double { periods.reduce(0) { $0 + Double($1.numbers[place]) } }
    let rest = Double(count) - sum(0)
    return rest >= 0 && rest < Double(periods[0].count) && Double(numbers[1]) >= sum(1)
      && periods.allSatisfy { $0.numbers[4] >= numbers[4] && $0.numbers[6] <= numbers[6] }
  }

  func publish(to assembly: inout RunAssembly, as id: BenchmarkID) {
    guard count > 0 else { return assembly.fail(id, "no request of it counts") }
    assembly.publish(
      id, .latency,
      Summary(
        count: count, mean: Double(mean), min: Double(numbers[4]), max: Double(numbers[6]), stdev: Double(numbers[7])))
  }
}
