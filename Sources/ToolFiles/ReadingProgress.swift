import BenchModel
import CommandLineTool

/// Says on a terminal how far a large file is read.
struct ReadingProgress {
  private let line: TransientLine
  private let path: String
  private let size: Int?
  /// How many bytes were read when it was last said.
  private var said = 0

  /// As many bytes as take a noticeable moment to read; a smaller file is read in silence.
  private static let step = 16 << 20

  init(path: String, size: Int?) {
    line = TransientLine(
      on: ProcessSurroundings.traits(
        of: .error, environment: ProcessSurroundings.environment(), color: .auto))
    self.path = path == "-" ? "standard input" : path
    self.size = size
  }

  /// Says that so many bytes are read, if that is many more than were said before.
  mutating func reach(_ count: Int) {
    if count - said < Self.step { return }
    said = count
    line.show(Self.text(path: path, count: count, size: size))
  }

  /// Takes the line away, if there is one.
  func end() {
    if said > 0 { line.clear() }
  }

  /// `[42 % of 500 MB] reading bench.json`, or without a size how much was read.
  static func text(path: String, count: Int, size: Int?) -> String {
    func bytes(_ count: Int) -> String { Quantity(value: Double(count), unit: .bytes).text(decimals: 0) }
    // A pipe has no size, and a file may grow meanwhile.
    let share = size.flatMap { $0 >= count && $0 > 0 ? "\(count * 100 / $0) % of \(bytes($0))" : nil }
    return "[\(share ?? bytes(count))] reading \(path.printable)"
  }
}
