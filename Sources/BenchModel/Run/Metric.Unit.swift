extension Metric {
  /// A base unit as it stands in files; scaled units exist only in rendering and in what people type.
  public struct Unit: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The unit's symbol.
    public let symbol: String

    /// Makes a unit from its symbol.
    public init(_ symbol: String) {
      self.symbol = symbol
    }

    /// Decodes the bare symbol.
    public init(from decoder: any Decoder) throws {
      symbol = try decoder.singleValueContainer().decode(String.self)
    }

    /// Encodes the bare symbol.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(symbol)
    }

    /// The unit's symbol.
    public var description: String { symbol }

    /// Nanoseconds.
    public static let nanoseconds = Unit("ns")
    /// Bytes.
    public static let bytes = Unit("B")
    /// A bare count.
    public static let count = Unit("count")
    /// Operations per second.
    public static let perSecond = Unit("1/s")
    /// Bytes per second.
    public static let bytesPerSecond = Unit("B/s")
    /// Bits per second, as networks are rated.
    public static let bitsPerSecond = Unit("bit/s")
    /// Reads and writes of storage per second.
    public static let operationsOfStoragePerSecond = Unit("IOPS")

    /// Whether it is so much in a second, which the state of a machine moves as it moves times.
    package var isRate: Bool { symbol.hasSuffix("/s") || self == .operationsOfStoragePerSecond }
  }
}
