import BenchModel

/// In what the machines and builds of two runs differ; what one side does not say is a difference.
struct EnvironmentDifferences: Sendable {
  let all: [EnvironmentDifference]

  /// The differences, a sentence each.
  var sentences: [String] { all.map(Self.sentence) }

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
    all = fields.filter { !Self.agree($0.before, $0.after) }.map { field in
      EnvironmentDifference(field: field.name, baseline: field.before, current: field.after)
    }
  }

  /// A warning where the machine was busy with something else, nil where it was not or does not say.
  static func loadWarning(_ environment: RunEnvironment, side: String) -> String? {
    guard let load = environment.loadAtStart else { return nil }
    let processors = Double(environment.logicalProcessors ?? 1)
    // From half of the processors on, the measured process shares caches and clock with other work most of the time.
    guard load > processors / 2 else { return nil }
    let text = DecimalText.fixed(load, decimals: 2)
    return "The machine was busy when the \(side) began: load \(text) on \(Int(processors)) "
      + (processors == 1 ? "logical processor." : "logical processors.")
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

  private static func sentence(_ difference: EnvironmentDifference) -> String {
    let name = difference.field
    return switch (difference.baseline, difference.current) {
    case (let before?, nil): "The \(name) is '\(before)' in the baseline and unknown in the current run."
    case (nil, let after?): "The \(name) is unknown in the baseline and '\(after)' in the current run."
    case (let before, let after):
      "The \(name) differs: '\(before ?? "")' in the baseline, '\(after ?? "")' in the current run."
    }
  }

  private static func text(_ value: Int?) -> String? { value.map { String($0) } }

  private static func text(_ optimised: Bool?) -> String? { optimised.map { $0 ? "on" : "off" } }

  private static func bytes(_ value: Int?) -> String? {
    value.map { Quantity(value: Double($0), unit: .bytes).text(decimals: 2) }
  }
}
