/// A quantity that is measured: what it is called, its base unit, which way is better, and whether it repeats exactly.
///
/// The set is open: any name may be used, and a file defines each of its metrics once.
public struct Metric: Hashable, Sendable {
  /// Which way is better.
  public enum Direction: String, Codable, Sendable, CaseIterable {
    /// Less is better, as with time.
    case smaller
    /// More is better, as with throughput.
    case larger
    /// Nobody said: a counter of a foreign file.
    case unknown
  }

  /// Whether the same program gives the same value again.
  public enum Nature: String, Codable, Sendable {
    /// Measured with scatter, judged by intervals.
    case noisy
    /// A deterministic count, compared as it is.
    case exact
  }

  /// The name that samples refer to and tolerances are given for.
  public let name: String
  /// The base unit of every stored value.
  public let unit: Unit
  /// Which way is better.
  public let direction: Direction
  /// Whether the metric is noisy or exact.
  public let nature: Nature
  /// Whether zero and less than zero are values like any other, as with growth, so that two of them have no ratio.
  public let isSigned: Bool
  /// By how much two values can differ at least, where what measured them is coarser than its unit: one step of its
  /// clock, or of the digits that it writes.
  public let step: Double?

  /// Makes a metric.
  public init(
    name: String, unit: Unit, direction: Direction = .smaller, nature: Nature = .noisy, isSigned: Bool = false,
    step: Double? = nil
  ) {
    self.name = name
    self.unit = unit
    self.direction = direction
    self.nature = nature
    self.isSigned = isSigned
    self.step = step
  }

  /// Whether both are called alike, which makes them the same metric wherever it comes from.
  package func `is`(_ other: Metric) -> Bool { name.isSameName(as: other.name) }

  /// The same metric, better the given way.
  public func with(direction: Direction) -> Metric {
    Metric(name: name, unit: unit, direction: direction, nature: nature, isSigned: isSigned, step: step)
  }

  /// The same metric, noisy or exact as said.
  package func with(nature: Nature) -> Metric {
    Metric(name: name, unit: unit, direction: direction, nature: nature, isSigned: isSigned)
  }
}

extension Metric: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, unit, direction, nature, step
    case isSigned = "signed"
  }

  /// Decodes a metric; one that does not say so is not signed and has no step.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    unit = try container.decode(Unit.self, forKey: .unit)
    direction = try container.decode(Direction.self, forKey: .direction)
    nature = try container.decode(Nature.self, forKey: .nature)
    isSigned = try container.decodeIfPresent(Bool.self, forKey: .isSigned) ?? false
    step = try container.decodeIfPresent(Double.self, forKey: .step)
  }

  /// Encodes a metric; that it is signed, and its step, are written only where they are known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(unit, forKey: .unit)
    try container.encode(direction, forKey: .direction)
    try container.encode(nature, forKey: .nature)
    if isSigned { try container.encode(isSigned, forKey: .isSigned) }
    try container.encodeIfPresent(step, forKey: .step)
  }
}

extension Metric {
  /// Whether a metric comes before another: by name, and by the rest of the definition where the names are one.
  package func precedes(_ other: Metric) -> Bool { definition.precedes(other.definition) }

  private var definition: String {
    [name, unit.symbol, direction.rawValue, nature.rawValue].joined(separator: "\0")
  }
}
