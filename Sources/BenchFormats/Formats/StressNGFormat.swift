import BenchModel

/// The YAML that stress-ng writes (`--metrics --yaml`): bogus operations a second of each of its stressors.
///
/// Operations a second are those of wall time, and beside them those of processor time, which a busy machine moves
/// less. What a stressor measures of its own stands behind.
enum StressNGFormat: FileFormat {
  static let name = "stress-ng YAML"
  static let keyword = "stress-ng"

  static let signature = Signature(lines: [LineMark(start: "      stress-ng-version:")])

  private static let realTime = "bogo-ops-per-second-real-time"

  /// The figures that every stressor has.
  private static let known: [String: (metric: Metric, scale: Double)] = [
    realTime: (.throughput, 1),
    "bogo-ops-per-second-usr-sys-time": (
      Metric(name: "throughput of processor time", unit: .perSecond, direction: .larger), 1
    ),
    "max-rss": (.peakMemory, 1024),
  ]
  /// How long it ran and how busy it was follow from the time it was given.
  private static let passedOver: Set<String> = [
    "bogo-ops", "wall-clock-time", "user-time", "system-time", "cpu-usage-per-instance",
  ]

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try StressNGDocument(content.bytes)
    var assembly = RunAssembly()
    for (process, stressor) in document.stressors.enumerated() {
      let id = BenchmarkID(group: "", name: stressor.name)
      assembly.name(id)
      // Of what could not do its work, such as map its memory, there is nothing but zeros.
      if stressor.figures.first(where: { $0.key == "bogo-ops" })?.value == 0 {
        assembly.fail(id, "it did no operation")
        continue
      }
      if let fault = stressor.fault {
        assembly.fail(id, fault)
        continue
      }
      // What users feel decides, and stands first.
      let figures = stressor.figures.filter { $0.key == realTime } + stressor.figures.filter { $0.key != realTime }
      for figure in figures where !passedOver.contains(figure.key) {
        let (metric, scale) = known[figure.key] ?? own(figure.key)
        assembly.measure(id, metric, [figure.value * scale], process: process)
      }
    }
    var environment = RunEnvironment()
    environment.kernel = document.facts["release"]
    environment.architecture = document.facts["machine"]
    environment.toolchain = document.facts["compiler"]
    environment.logicalProcessors = document.facts["cpus-online"].flatMap { Int($0) }
    environment.other = document.facts["stress-ng-version"].map { ["stress-ng": $0] }
    return assembly.run(
      identity: identity, suite: "stress-ng", environment: environment,
      completeness: document.isWhole ? .complete : .partial)
  }

  /// A figure of a stressor's own, whose unit and direction are in its name where they are anywhere.
  private static func own(_ key: String) -> (metric: Metric, scale: Double) {
    if key.hasPrefix("nanosecs") || key.hasSuffix("-nanosecs") { return (Metric(name: key, unit: .nanoseconds), 1) }
    let isRate = key.hasSuffix("-rate") || key.hasSuffix("-per-sec") || key.hasSuffix("-per-second")
    return (Metric(name: key, unit: .count, direction: isRate ? .larger : .unknown), 1)
  }
}
