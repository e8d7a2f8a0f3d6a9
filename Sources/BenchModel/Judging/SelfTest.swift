/// What a session of one program with itself told about a machine: whatever it found to differ is noise.
public struct SelfTest: Codable, Equatable, Sendable {
  /// What was found out with one benchmark.
  public struct Finding: Codable, Equatable, Sendable {
    /// The benchmark.
    public let id: BenchmarkID
    /// By how much two launches differ at most in 95 of 100 cases, as a share.
    public let launchDifference: Double
    /// By how much the second batch of a pair is slower than the first.
    public let secondSlot: Change?
    /// By how much batches are slower beside another live worker than with nobody else.
    public let alternating: Change?

    /// Makes a finding.
    public init(id: BenchmarkID, launchDifference: Double, secondSlot: Change?, alternating: Change?) {
      self.id = id
      self.launchDifference = launchDifference
      self.secondSlot = secondSlot
      self.alternating = alternating
    }
  }

  /// What was found out by measuring again after pauses.
  public struct Moments: Codable, Equatable, Sendable {
    /// At how many moments the program was measured.
    public let count: Int
    /// How many benchmarks were measured at all of them.
    public let benchmarks: Int
    /// How long the pauses between them were, in seconds.
    public let pauseSeconds: Double
    /// What the times of one benchmark differ by between two moments, beside a move that all benchmarks share: a
    /// standard deviation, as a share.
    public let drift: Double
    /// The standard deviation of that shared move, as a share; 0 of fewer than five benchmarks, which do not tell it.
    public let commonDrift: Double

    /// Makes what several moments told.
    public init(count: Int, benchmarks: Int, pauseSeconds: Double, drift: Double, commonDrift: Double) {
      self.count = count
      self.benchmarks = benchmarks
      self.pauseSeconds = pauseSeconds
      self.drift = drift
      self.commonDrift = commonDrift
    }
  }

  /// The document's kind and version.
  public let schema: SchemaHeader
  /// When the session began, in UTC as ISO 8601.
  public let startedAt: String?
  /// The suite that was measured against itself.
  public let suite: String
  /// Where.
  public let environment: RunEnvironment
  /// How many rounds were planned.
  public let rounds: Int
  /// By how much two launches differ at most in 95 of 100 cases, over all benchmarks, as a share.
  public let betweenLaunchFloor: Double
  /// What the session's comparison found; what it calls regressed or improved is a false alarm.
  public let counts: Gate.Counts
  /// How the second batch of a pair differs from the first, over all benchmarks.
  public let secondSlot: Change?
  /// How batches beside another live worker differ from those with nobody else, over all benchmarks.
  public let alternating: Change?
  /// Each benchmark that was measured.
  public let findings: [Finding]
  /// What several moments told, where it was measured at several.
  public let moments: Moments?

  /// Makes a self-test.
  public init(
    startedAt: String?, suite: String, environment: RunEnvironment, rounds: Int, betweenLaunchFloor: Double,
    counts: Gate.Counts, secondSlot: Change?, alternating: Change?, findings: [Finding], moments: Moments? = nil
  ) {
    self.schema = .selfTest
    self.startedAt = startedAt
    self.suite = suite
    self.environment = environment
    self.rounds = rounds
    self.betweenLaunchFloor = betweenLaunchFloor
    self.counts = counts
    self.secondSlot = secondSlot
    self.alternating = alternating
    self.findings = findings
    self.moments = moments
  }
}
