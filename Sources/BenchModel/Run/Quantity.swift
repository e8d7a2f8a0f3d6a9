/// A number with a unit as people type it (`200us`, `10 KB`, `5000/s`), held in its base unit.
public struct Quantity: Codable, Hashable, Sendable {
  /// The number, in `unit`.
  public let value: Double
  /// A base unit.
  public let unit: Metric.Unit

  /// Makes a quantity that is already in its base unit.
  public init(value: Double, unit: Metric.Unit) {
    self.value = value
    self.unit = unit
  }

  /// What people write after a number, the base unit it is converted to, and the factor.
  ///
  /// `KB` is 1,024 bytes as in reports of load tests; `kB` is the decimal one.
  private static let scales: [(suffix: String, unit: Metric.Unit, factor: Double)] = [
    ("ns", .nanoseconds, 1), ("us", .nanoseconds, 1e3), ("µs", .nanoseconds, 1e3), ("μs", .nanoseconds, 1e3),
    ("ms", .nanoseconds, 1e6), ("s", .nanoseconds, 1e9),
    ("B", .bytes, 1), ("kB", .bytes, 1e3), ("KB", .bytes, 1024), ("KiB", .bytes, 1024),
    ("MB", .bytes, 1_048_576), ("MiB", .bytes, 1_048_576), ("GB", .bytes, 1_073_741_824),
    ("GiB", .bytes, 1_073_741_824),
    ("/s", .perSecond, 1), ("1/s", .perSecond, 1), ("ops/s", .perSecond, 1), ("ops/sec", .perSecond, 1),
    ("B/s", .bytesPerSecond, 1), ("kB/s", .bytesPerSecond, 1e3), ("MB/s", .bytesPerSecond, 1e6),
    ("GB/s", .bytesPerSecond, 1e9), ("bit/s", .bitsPerSecond, 1), ("kbit/s", .bitsPerSecond, 1e3),
    ("Mbit/s", .bitsPerSecond, 1e6), ("Gbit/s", .bitsPerSecond, 1e9),
    ("IOPS", .operationsOfStoragePerSecond, 1), ("kIOPS", .operationsOfStoragePerSecond, 1e3),
    ("", .count, 1), ("count", .count, 1),
  ]

  /// Reads a number and a unit; white space may stand between them.
  ///
  /// - Throws: what is wrong with the text and what it may be instead.
  public init(_ text: String) throws(NotationError) {
    let body = text.trimmed
    let number = body.prefix { "+-0123456789.eE".contains($0) && !$0.isWhitespace }
    let suffix = String(body.dropFirst(number.count)).trimmed
    guard let value = Double(String(number)), value.isFinite else {
      throw NotationError(text: text, expected: "a number with a unit, such as 200us, 10KB or 5000/s")
    }
    guard let scale = Self.scales.first(where: { $0.suffix.isSameName(as: suffix) }) else {
      throw NotationError(text: text, expected: "one of the units ns us ms s B kB KB MB GB /s, or none for a count")
    }
    let base = value * scale.factor
    guard base.isFinite else { throw NotationError(text: text, expected: "a number that its base unit can hold") }
    self.init(value: base, unit: scale.unit)
  }
}
