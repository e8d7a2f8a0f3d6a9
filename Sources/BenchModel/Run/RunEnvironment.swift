/// The machine and the build that a run was made with, captured by an allow-list; what is not known is absent.
public struct RunEnvironment: Codable, Hashable, Sendable {
  /// The operating system's name and version.
  public var operatingSystem: String?
  /// The kernel's release.
  public var kernel: String?
  /// The instruction set.
  public var architecture: String?
  /// The processor's model name.
  public var processor: String?
  /// How many logical processors the run could use.
  public var logicalProcessors: Int?
  /// Physical memory, in bytes.
  public var memoryBytes: Int?
  /// The frequency governor, where the kernel tells.
  public var governor: String?
  /// The compiler of the measured program and its version.
  public var toolchain: String?
  /// Whether the measured program was built with optimisation.
  public var optimised: Bool?
  /// The one-minute load average when the run began.
  public var loadAtStart: Double?
  /// The one-minute load average when the run ended.
  public var loadAtEnd: Double?
  /// The commit that was measured, where it is known.
  public var commit: String?
  /// Facts of a foreign file that have no field of their own.
  public var other: [String: String]?

  /// Makes an environment of which nothing is known yet.
  public init() {}
}

extension RunEnvironment {
  /// Whether the machine was busy with something else when the run began; false where nobody says.
  ///
  /// From half of the processors on, the measured process shares caches and clock with other work most of the time.
  package var wasBusy: Bool { loadAtStart.map { $0 > Double(logicalProcessors ?? 1) / 2 } ?? false }
}
