import BenchModel

/// The machines of several shards as one environment: what all agree in as it is, what they differ in by shard.
///
/// Each benchmark was compared on one machine. Sides whose n-th shards ran on one machine agree in every field, and one
/// that was moved to another machine differs.
struct ShardMachines: Sendable {
  let parts: [RunMerge.Part]

  private var environments: [RunEnvironment] { parts.map(\.run.environment) }

  /// Whether every shard ran on a machine of the same kind.
  var areAlike: Bool { Set(environments.map(Self.machine)).count <= 1 }

  /// The environment of the suite.
  var environment: RunEnvironment {
    var merged = RunEnvironment()
    merged.processor = areAlike ? environments[0].processor : byShard { Self.machine($0) }
    merged.operatingSystem = byShard { $0.operatingSystem }
    merged.kernel = byShard { $0.kernel }
    merged.architecture = byShard { $0.architecture }
    merged.governor = byShard { $0.governor }
    merged.toolchain = byShard { $0.toolchain }
    merged.commit = byShard { $0.commit }
    merged.logicalProcessors = same { $0.logicalProcessors }
    merged.memoryBytes = same { $0.memoryBytes }
    merged.optimised = environments.contains { $0.optimised == false } ? false : same { $0.optimised }
    merged.loadAtStart = environments.compactMap(\.loadAtStart).max()
    merged.loadAtEnd = environments.compactMap(\.loadAtEnd).max()
    merged.other = same { $0.other }
    return merged
  }

  /// Which benchmarks were measured where, a sentence a shard; none where all machines are alike.
  var sentences: [String] {
    if areAlike { return [] }
    return parts.enumerated().map { place, part in
      let names = part.run.results.map { "'\($0.id)'" }
      let shown = names.prefix(Self.longestList).joined(separator: ", ")
      let rest = names.count - Self.longestList
      return "Shard \(place + 1) of \(parts.count) ran on \(Self.machine(part.run.environment)): "
        + (rest > 0 ? "\(shown) and \(DecimalText.grouped(rest)) more." : "\(shown).")
    }
  }

  private static let longestList = 5

  /// What makes figures of two machines incomparable, as text.
  private static func machine(_ environment: RunEnvironment) -> String {
    let gibibytes = environment.memoryBytes.map { "\(Int((Double($0) / 1_073_741_824).rounded())) GiB" }
    return [
      environment.processor ?? "an unknown processor", environment.architecture,
      environment.logicalProcessors.map { "\($0) processors" }, gibibytes,
    ].compactMap { $0 }.joined(separator: ", ")
  }

  private func same<Value: Equatable>(_ value: (RunEnvironment) -> Value?) -> Value? {
    let first = value(environments[0])
    return environments.allSatisfy { value($0) == first } ? first : nil
  }

  private func byShard(_ value: (RunEnvironment) -> String?) -> String? {
    let values = environments.map(value)
    if values.allSatisfy({ $0.map(ByteKey.init) == values[0].map(ByteKey.init) }) { return values[0] }
    var groups: [(text: String, shards: [Int])] = []
    for (place, value) in values.enumerated() {
      let text = value ?? "unknown"
      if let known = groups.firstIndex(where: { $0.text.isSameName(as: text) }) {
        groups[known].shards.append(place + 1)
      } else {
        groups.append((text, [place + 1]))
      }
    }
    return groups.map { group in
      "\(group.text) (shard\(group.shards.count == 1 ? "" : "s") "
        + "\(group.shards.map { "\($0)" }.joined(separator: ", ")))"
    }.joined(separator: "; ")
  }
}
