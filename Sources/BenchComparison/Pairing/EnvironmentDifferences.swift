import BenchModel

/// In what the machines and builds of two runs differ; what one side does not say is a difference.
struct EnvironmentDifferences: Sendable {
  let all: [EnvironmentDifference]

  init(_ baseline: RunEnvironment, _ current: RunEnvironment) {
    var fields: [(name: String, before: String?, after: String?)] = [
      ("processor", baseline.processor, current.processor),
      ("number of logical processors", Self.text(baseline.logicalProcessors), Self.text(current.logicalProcessors)),
      ("architecture", baseline.architecture, current.architecture),
      ("operating system", baseline.operatingSystem, current.operatingSystem),
      ("kernel", baseline.kernel, current.kernel),
      ("frequency governor", baseline.governor, current.governor),
      ("toolchain", baseline.toolchain, current.toolchain),
      ("optimisation", Self.text(baseline.optimised), Self.text(current.optimised)),
    ]
    if !Self.isSameMemory(baseline.memoryBytes, current.memoryBytes) {
      fields.append(("memory", Self.bytes(baseline.memoryBytes), Self.bytes(current.memoryBytes)))
    }
    let own = fields.filter { !Self.agree($0.before, $0.after) }.map { field in
      EnvironmentDifference(field: field.name, baseline: field.before, current: field.after)
    }
    all = own + EnvironmentFacts.differences(baseline, current)
  }

  /// Kernels reserve a little more or less of the same memory from release to release.
  private static func isSameMemory(_ first: Int?, _ second: Int?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    let (smaller, larger) = (Double(min(first, second)), Double(max(first, second)))
    return larger - smaller <= larger * 0.01
  }

  /// Byte for byte, since Swift's own equality folds normalisation forms.
  private static func agree(_ before: String?, _ after: String?) -> Bool {
    before.map(ByteKey.init) == after.map(ByteKey.init)
  }

  private static func text(_ value: Int?) -> String? { value.map { String($0) } }

  private static func text(_ optimised: Bool?) -> String? { optimised.map { $0 ? "on" : "off" } }

  private static func bytes(_ value: Int?) -> String? {
    value.map { Quantity(value: Double($0), unit: .bytes).text(decimals: 2) }
  }
}
