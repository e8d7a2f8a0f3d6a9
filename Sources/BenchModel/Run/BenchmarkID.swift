/// What makes a benchmark the same benchmark in two runs: its group, its name and its parameters, in order.
///
/// Two identities are equal when their UTF-8 bytes are: Swift's own string equality folds Unicode normalisation forms,
/// and two benchmarks whose names differ only in form would collapse into one.
public struct BenchmarkID: Codable, Sendable {
  /// One named argument of a parameterised benchmark.
  public struct Parameter: Codable, Sendable {
    /// The parameter's name.
    public let name: String
    /// The parameter's value, as text.
    public let value: String

    /// Makes a parameter from a name and the text of its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The group that the benchmark is listed under; may be empty.
  public let group: String
  /// The benchmark's name within its group.
  public let name: String
  /// The arguments it ran with, in the order in which they were declared.
  public let parameters: [Parameter]

  /// Makes an identity.
  public init(group: String, name: String, parameters: [Parameter] = []) {
    self.group = group
    self.name = name
    self.parameters = parameters
  }

  private enum CodingKeys: CodingKey {
    case group, name, parameters
  }

  /// Decodes an identity; absent parameters mean none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    group = try container.decode(String.self, forKey: .group)
    name = try container.decode(String.self, forKey: .name)
    parameters = try container.decodeIfPresent([Parameter].self, forKey: .parameters) ?? []
  }

  /// Encodes an identity; parameters are written only where there are any.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(name, forKey: .name)
    if !parameters.isEmpty { try container.encode(parameters, forKey: .parameters) }
  }
}

extension BenchmarkID: CustomStringConvertible {
  /// The form that patterns match and pages print: `group/name (size=10, kind=a)`.
  public var description: String {
    let path = group.isEmpty ? name : "\(group)/\(name)"
    if parameters.isEmpty { return path }
    return "\(path) (\(parameters.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")))"
  }
}

extension BenchmarkID: Hashable, Comparable {
  /// Whether both are the same bytes, part by part.
  public static func == (left: Self, right: Self) -> Bool {
    left.parts.elementsEqual(right.parts) { $0.utf8.elementsEqual($1.utf8) }
  }

  /// Hashes the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    for part in parts {
      for byte in part.utf8 { hasher.combine(byte) }
      // 0xFF never occurs in UTF-8, so it ends a part unambiguously.
      hasher.combine(0xFF as UInt8)
    }
  }

  /// Orders by bytes, group first, then name, then parameters.
  public static func < (left: Self, right: Self) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private var parts: [String] {
    [group, name] + parameters.flatMap { [$0.name, $0.value] }
  }
}

extension BenchmarkID.Parameter: Hashable {
  /// Whether both are the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value.utf8.elementsEqual(right.value.utf8)
  }

  /// Hashes the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
    for byte in value.utf8 { hasher.combine(byte) }
  }
}
