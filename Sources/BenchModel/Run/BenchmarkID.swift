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

  /// What tells the benchmark from others where its group is said already, or where no other group has its name.
  package var descriptionInGroup: String { BenchmarkID(group: "", name: name, parameters: parameters).description }
}

// Pairing, sorting and counting ask for these several times a benchmark, so that none of them builds an array.
extension BenchmarkID: Hashable, Comparable {
  /// Whether both are the same bytes, part by part.
  public static func == (left: Self, right: Self) -> Bool {
    guard left.name.isSameName(as: right.name), left.group.isSameName(as: right.group) else { return false }
    return left.parameters == right.parameters
  }

  /// Hashes the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    Self.hash(group, into: &hasher)
    Self.hash(name, into: &hasher)
    for parameter in parameters {
      Self.hash(parameter.name, into: &hasher)
      Self.hash(parameter.value, into: &hasher)
    }
  }

  /// Orders by bytes, group first, then name, then parameters.
  public static func < (left: Self, right: Self) -> Bool {
    if !left.group.isSameName(as: right.group) { return left.group.precedes(right.group) }
    if !left.name.isSameName(as: right.name) { return left.name.precedes(right.name) }
    return left.parameters.lexicographicallyPrecedes(right.parameters) {
      $0.name.isSameName(as: $1.name) ? $0.value.precedes($1.value) : $0.name.precedes($1.name)
    }
  }

  fileprivate static func hash(_ part: String, into hasher: inout Hasher) {
    part.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // 0xFF never occurs in UTF-8, so it ends a part unambiguously.
    hasher.combine(0xFF as UInt8)
  }
}

extension BenchmarkID.Parameter: Hashable {
  /// Whether both are the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.name.isSameName(as: right.name) && left.value.isSameName(as: right.value)
  }

  /// Hashes the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    BenchmarkID.hash(name, into: &hasher)
    BenchmarkID.hash(value, into: &hasher)
  }
}
